// The C loop: one thread that fills the tables which Assay fills, with the values that Assay binds, in transactions of 1,000 rows with
// the same `synchronous`. The database is one that Assay made, so tables and indexes are the very same.
// Usage: c_loop DATABASE items|results ROWS; prints rows a second.

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *database;

static void run(const char *sql) {
    char *problem = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &problem) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, problem);
        exit(1);
    }
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(database));
        exit(1);
    }
    return statement;
}

static void step(sqlite3_stmt *statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(database));
        exit(1);
    }
    sqlite3_reset(statement);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void text(sqlite3_stmt *statement, int position, const char *value) {
    sqlite3_bind_text(statement, position, value, -1, SQLITE_STATIC);
}

// An item of 300 bytes, as an import of `{"input", "output", "metadata"}` writes it.
static void bind_item(sqlite3_stmt *statement, int64_t row, const char *output) {
    char input[40];
    unsigned char uuid[16] = {0x01, 0x9a};
    for (int byte = 0; byte < 8; byte++) uuid[2 + byte] = (unsigned char)((uint64_t)row >> (56 - 8 * byte));
    snprintf(input, sizeof input, "\"question %lld\"", (long long)row);
    sqlite3_bind_int64(statement, 1, row);
    sqlite3_bind_int64(statement, 2, row);
    sqlite3_bind_int64(statement, 3, 1);
    sqlite3_bind_int64(statement, 4, 1);
    sqlite3_bind_int64(statement, 5, 1);
    sqlite3_bind_int64(statement, 6, 1);
    sqlite3_bind_int64(statement, 7, 0);
    sqlite3_bind_blob(statement, 8, uuid, 16, SQLITE_TRANSIENT);
    sqlite3_bind_int64(statement, 9, 1790000000000000);
    sqlite3_bind_int64(statement, 10, 1790000000000000);
    sqlite3_bind_int64(statement, 11, 1);
    sqlite3_bind_text(statement, 12, input, -1, SQLITE_TRANSIENT);
    text(statement, 13, output);
    sqlite3_bind_null(statement, 14);
    text(statement, 15, "{\"expected\":\"x\"}");
    for (int position = 16; position <= 19; position++) sqlite3_bind_null(statement, position);
}

// A verdict of a regex, as the runner records it.
static void bind_result(sqlite3_stmt *statement, int64_t row, const char *reasoning) {
    sqlite3_bind_int64(statement, 1, 1);
    sqlite3_bind_int64(statement, 2, row);
    sqlite3_bind_int64(statement, 3, 0);
    sqlite3_bind_int64(statement, 4, 1);
    sqlite3_bind_int64(statement, 5, 1);
    sqlite3_bind_int64(statement, 6, 0);
    sqlite3_bind_int64(statement, 7, 1);
    sqlite3_bind_int64(statement, 8, 1);
    sqlite3_bind_null(statement, 9);
    sqlite3_bind_null(statement, 10);
    text(statement, 11, reasoning);
    for (int position = 12; position <= 14; position++) sqlite3_bind_null(statement, position);
    sqlite3_bind_int64(statement, 15, 1);
    sqlite3_bind_int64(statement, 16, 3);
    sqlite3_bind_int64(statement, 17, 1790000000000000 + row);
}

int main(int count, char **arguments) {
    if (count != 4) return fprintf(stderr, "usage: c_loop DATABASE items|results ROWS\n"), 1;
    if (sqlite3_open(arguments[1], &database) != SQLITE_OK) return 1;
    run("PRAGMA synchronous = NORMAL");
    int items = strcmp(arguments[2], "items") == 0;
    int64_t rows = atoll(arguments[3]);
    char output[260];
    memset(output, 'x', sizeof output);
    output[0] = output[258] = '"';
    output[259] = 0;
    sqlite3_stmt *statement = prepare(
        items ? "INSERT INTO dataset_items (id, item, version, project, dataset, begins, deleted, uuid, created_at, updated_at, created_by, "
                "input, output, expected, metadata, external_id, ref_trace_id, ref_timestamp, ref_source_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              : "INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number, "
                "answer_categories, reasoning, skip_reason, error_class, error_message, attempts, latency_microseconds, created_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, item, evaluation, trial) DO NOTHING");
    double start = now();
    for (int64_t row = 1; row <= rows; row++) {
        if (row % 1000 == 1) run("BEGIN IMMEDIATE");
        if (items) {
            bind_item(statement, row, output);
        } else {
            bind_result(statement, row, "nothing matches /zeta zeta alpha/");
        }
        step(statement);
        if (row % 1000 == 0 || row == rows) run("COMMIT");
    }
    printf("%.0f\n", rows / (now() - start));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return 0;
}
