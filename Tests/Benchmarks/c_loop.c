// The C loop: one thread that fills the tables which Assay fills, with the values that Assay binds, in transactions of 1,000 rows with
// the same `synchronous` and the same log. The database is one that Assay made, so tables and indexes are the very same.
//
// Usage: c_loop DATABASE items|results ROWS           appends rows of one value
//        c_loop DATABASE JUDGE,… DATASET RUN          reads the items of a dataset, judges each, appends the verdicts
//
// Prints rows, seconds, and seconds of processor time.

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "c_judges.h"

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

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int64_t wall_microseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec * 1000000ll + time.tv_nsec / 1000;
}

static void text_value(sqlite3_stmt *statement, int position, const char *value) {
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
    text_value(statement, 13, output);
    sqlite3_bind_null(statement, 14);
    text_value(statement, 15, "{\"expected\":\"x\"}");
    for (int position = 16; position <= 19; position++) sqlite3_bind_null(statement, position);
}

// A verdict, as the runner records it.
static void bind_result(sqlite3_stmt *statement, int64_t run, int64_t item, int evaluation, const verdict *verdict) {
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, item);
    sqlite3_bind_int64(statement, 3, evaluation);
    sqlite3_bind_int64(statement, 4, 1);
    sqlite3_bind_int64(statement, 5, 1);
    sqlite3_bind_int64(statement, 6, 0);
    if (verdict->is_number) {
        sqlite3_bind_null(statement, 7);
        sqlite3_bind_null(statement, 8);
        sqlite3_bind_double(statement, 9, verdict->number);
    } else {
        sqlite3_bind_int64(statement, 7, verdict->passed);
        sqlite3_bind_int64(statement, 8, verdict->passed);
        sqlite3_bind_null(statement, 9);
    }
    sqlite3_bind_null(statement, 10);
    text_value(statement, 11, verdict->reasoning);
    sqlite3_bind_null(statement, 12);
    sqlite3_bind_null(statement, 13);
    sqlite3_bind_int64(statement, 14, 1);
    sqlite3_bind_int64(statement, 15, 3);
    sqlite3_bind_int64(statement, 16, wall_microseconds());
    sqlite3_bind_int64(statement, 17, 0);
}

static const char *insert_item =
    "INSERT INTO dataset_items (id, item, version, project, dataset, begins, deleted, uuid, created_at, updated_at, created_by, "
    "input, output, expected, metadata, external_id, ref_trace_id, ref_timestamp, ref_source_id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char *insert_result =
    "INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number, "
    "answer_categories, text, skip_reason, error_class, attempts, latency_microseconds, created_at, round) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, item, evaluation, trial) DO NOTHING";

static int64_t append(int items, int64_t rows) {
    char output[260];
    memset(output, 'x', sizeof output);
    output[0] = output[258] = '"';
    output[259] = 0;
    verdict no = {.reasoning = "nothing matches the pattern \"zeta zeta alpha\""};
    sqlite3_stmt *statement = prepare(items ? insert_item : insert_result);
    for (int64_t row = 1; row <= rows; row++) {
        if (row % 1000 == 1) run("BEGIN IMMEDIATE");
        if (items) bind_item(statement, row, output);
        else bind_result(statement, 1, row, 0, &no);
        step(statement);
        if (row % 1000 == 0 || row == rows) run("COMMIT");
    }
    sqlite3_finalize(statement);
    return rows;
}

// What a JSON string says, for strings whose escapes are those of single characters.
static text unquoted(sqlite3_stmt *statement, int column, char **buffer) {
    const char *source = (const char *)sqlite3_column_text(statement, column);
    size_t length = (size_t)sqlite3_column_bytes(statement, column);
    *buffer = realloc(*buffer, length + 1);
    if (!source || length < 2) return **buffer = 0, (text){*buffer, 0};
    const char *end = source + length - 1;
    char *target = *buffer;
    for (source++; source < end;) {
        const char *escape = memchr(source, '\\', (size_t)(end - source));
        size_t plain = (size_t)((escape ? escape : end) - source);
        memcpy(target, source, plain);
        target += plain;
        source += plain;
        if (!escape) break;
        *target++ = source[1];
        source += 2;
    }
    *target = 0;
    return (text){*buffer, (size_t)(target - *buffer)};
}

static int64_t score(char *names, int64_t dataset, int64_t run_row) {
    judge judges[8];
    int count = 0;
    for (char *name = strtok(names, ","); name && count < 8; name = strtok(NULL, ",")) {
        judges[count] = judge_named(name);
        if (!judges[count++]) return fprintf(stderr, "there is no judge %s\n", name), exit(1), 0;
    }
    sqlite3_stmt *items = prepare(
        "SELECT item, output, expected FROM dataset_items WHERE dataset = ? AND item > ? ORDER BY item LIMIT 1000");
    sqlite3_stmt *insert = prepare(insert_result);
    char *output = NULL, *expected = NULL;
    int64_t rows = 0, last = 0;
    for (;;) {
        int64_t before = rows;
        sqlite3_bind_int64(items, 1, dataset);
        sqlite3_bind_int64(items, 2, last);
        run("BEGIN IMMEDIATE");
        while (sqlite3_step(items) == SQLITE_ROW) {
            last = sqlite3_column_int64(items, 0);
            text said = unquoted(items, 1, &output), wanted = unquoted(items, 2, &expected);
            for (int index = 0; index < count; index++) {
                verdict verdict;
                verdict.is_number = 0;
                judges[index](said, wanted, &verdict);
                bind_result(insert, run_row, last, index, &verdict);
                step(insert);
                rows++;
            }
        }
        sqlite3_reset(items);
        run("COMMIT");
        if (rows == before) break;
    }
    sqlite3_finalize(items);
    sqlite3_finalize(insert);
    return rows;
}

int main(int count, char **arguments) {
    if (count != 4 && count != 5) return fprintf(stderr, "usage: c_loop DATABASE items|results ROWS | JUDGE,… DATASET RUN\n"), 1;
    if (sqlite3_open(arguments[1], &database) != SQLITE_OK) return 1;
    run("PRAGMA synchronous = NORMAL");
    run("PRAGMA wal_autocheckpoint = 4000");
    double start = now(CLOCK_MONOTONIC), used = now(CLOCK_PROCESS_CPUTIME_ID);
    int64_t rows = count == 5 ? score(arguments[2], atoll(arguments[3]), atoll(arguments[4]))
                              : append(strcmp(arguments[2], "items") == 0, atoll(arguments[3]));
    printf("%lld %.6f %.6f\n", (long long)rows, now(CLOCK_MONOTONIC) - start, now(CLOCK_PROCESS_CPUTIME_ID) - used);
    sqlite3_close(database);
    return 0;
}
