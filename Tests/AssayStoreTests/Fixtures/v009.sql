-- A database written by the last version of Assay with schema 9, as SQLite dumps it: two projects, and runs in every state, some cut off by
-- SIGKILL. `v009.json` has what that version answered to requests about it. Programs that waited or failed on purpose did so until a time,
-- for which 1700000000000 was put in afterwards.
BEGIN TRANSACTION;
CREATE TABLE api_keys (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id),
    label TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    mask TEXT NOT NULL,
    profile TEXT NOT NULL DEFAULT 'seed',
    scopes TEXT NOT NULL,
    projects TEXT,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT;
INSERT INTO "api_keys" VALUES(1,X'01A22DAD698C7000B93EE64E137D0BB6',1,'Administrator',X'B73B202CBB1417DED0156444E05626FD730775E82F667E1D21145B428094E569','phx_FMfm…5Z2o','seed','["*"]',NULL,1796062669196666,1796062669477006,NULL);
INSERT INTO "api_keys" VALUES(2,X'01A22DAD6A207000AD3B107EC9C8F8CC',2,'ci',X'ED8D3183BB6AB725F5B28B3E1FB28BA5A27F17E7B7D306D326C4388A247FD24B','phx_qhw7…TzJi','seed','["dataset:read","evaluation:write"]','[2]',1796062669344631,NULL,NULL);
INSERT INTO "api_keys" VALUES(3,X'01A22DAD6A6C7000841AB0E1E2E2C2CE',1,'old laptop',X'257D64B9D549521FFCFF17ECCA1A30809BD701A604F1F362586A0FAFC6E49242','phx_aVam…ZsoT','seed','["*"]',NULL,1796062669420549,NULL,1796062669452555);
CREATE TABLE batch_categories (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    evaluation INTEGER NOT NULL,
    category TEXT NOT NULL,
    verdicts INTEGER NOT NULL,
    PRIMARY KEY (run, evaluation, category)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_categories" VALUES(1,3,'bad',4);
INSERT INTO "batch_categories" VALUES(1,3,'good',3);
INSERT INTO "batch_categories" VALUES(1,3,'meh',2);
CREATE TABLE batch_comparisons (
    candidate INTEGER NOT NULL REFERENCES batch_runs (id),
    baseline INTEGER NOT NULL REFERENCES batch_runs (id),
    -- How both runs were when they were compared.
    state TEXT NOT NULL,
    -- What the API answers.
    outcome TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (candidate, baseline)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_comparisons" VALUES(9,8,'1: completed 0 5100, completed 0 5100','{"baseline":"01a22dad-7e2d-7000-b935-a4068941a35b","candidate":"01a22dad-7ea8-7000-9eb1-9407292cefa1","warnings":["The runs judged different revisions of the dataset (1 in the baseline, 8 now): 7 of the paired items were edited in between."],"evaluations":[{"evaluation":"01a22dad-6adf-7000-b943-88247cd0e1d6","name":"apology","test":"paired_bootstrap","p_value":0.8385807096451774,"improved":3,"regressed":4,"unchanged":44,"unpaired":0,"difference":-0.0196078431372549,"difference_low":-0.11764705882352947,"difference_high":0.07843137254901955,"needed_more":1344,"sentence":"apology: +3 pass more often, −4 less often of 51 pairs, pass rate −2.0 points, p = 0.84: undecided; about 1,400 more items would decide it if the differences stay like these."}]}',1796062677096942);
CREATE TABLE batch_results (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    item INTEGER NOT NULL REFERENCES dataset_items (id),
    evaluation INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    item_version INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    passed INTEGER,
    answer_boolean INTEGER,
    answer_number REAL,
    answer_categories TEXT,
    reasoning TEXT,
    skip_reason TEXT,
    error_class TEXT,
    error_message TEXT,
    attempts INTEGER NOT NULL,
    reused INTEGER NOT NULL DEFAULT 0,
    provider TEXT,
    model TEXT,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_usd REAL,
    latency_microseconds INTEGER NOT NULL,
    created_at INTEGER NOT NULL, round INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run, item, evaluation, trial)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_results" VALUES(1,1,0,1,1,0,1,1,NULL,NULL,'"A: 1\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,20,1796062669571662,0);
INSERT INTO "batch_results" VALUES(1,1,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,27,1796062669571689,0);
INSERT INTO "batch_results" VALUES(1,1,2,1,1,0,1,NULL,1.0,NULL,'"A: 1\nMood: bad" has a similarity of 1 to "A: 1\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,19,1796062669571708,0);
INSERT INTO "batch_results" VALUES(1,1,3,1,1,0,0,NULL,NULL,'["bad"]','the pattern "Mood: (.*)" finds "bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,57,1796062669571766,0);
INSERT INTO "batch_results" VALUES(1,1,4,1,1,0,1,1,NULL,NULL,'14 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,85,1796062669571851,0);
INSERT INTO "batch_results" VALUES(1,1,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 1\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,5,1796062669571856,0);
INSERT INTO "batch_results" VALUES(1,2,0,1,1,0,0,0,NULL,NULL,'{"role":"assistant","content":"A: 4"} != 4',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1796062669571865,0);
INSERT INTO "batch_results" VALUES(1,2,1,1,1,0,1,1,NULL,NULL,'the pattern "[02468](\s|$)" matches "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,21,1796062669571887,0);
INSERT INTO "batch_results" VALUES(1,2,2,1,1,0,0,NULL,2.70270270270270285273e-02,NULL,'"{"role":"assistant","content":"A: 4"}" has a similarity of 0.027 to "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1796062669571895,0);
INSERT INTO "batch_results" VALUES(1,2,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571898,0);
INSERT INTO "batch_results" VALUES(1,2,4,1,1,0,0,0,NULL,NULL,'40 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,13,1796062669571911,0);
INSERT INTO "batch_results" VALUES(1,2,5,1,1,0,1,0,NULL,NULL,'"1" is not in "assistant: A: 4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669571913,0);
INSERT INTO "batch_results" VALUES(1,3,0,1,2,0,0,0,NULL,NULL,'"A: 9\nMood: meh" != "A: 9\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,19,1796062669571934,0);
INSERT INTO "batch_results" VALUES(1,3,1,1,2,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669571936,0);
INSERT INTO "batch_results" VALUES(1,3,2,1,2,0,0,NULL,7.33333333333333281522e-01,NULL,'"A: 9\nMood: meh" has a similarity of 0.733 to "A: 9\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571940,0);
INSERT INTO "batch_results" VALUES(1,3,3,1,2,0,1,NULL,NULL,'["meh"]','the pattern "Mood: (.*)" finds "meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,5,1796062669571946,0);
INSERT INTO "batch_results" VALUES(1,3,4,1,2,0,1,1,NULL,NULL,'14 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669571950,0);
INSERT INTO "batch_results" VALUES(1,3,5,1,2,0,1,0,NULL,NULL,'"1" is not in "A: 9\nMood: meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669571951,0);
INSERT INTO "batch_results" VALUES(1,4,0,1,1,0,0,0,NULL,NULL,'"A: 17\nMood: none" != "A: 16\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669571954,0);
INSERT INTO "batch_results" VALUES(1,4,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669571955,0);
INSERT INTO "batch_results" VALUES(1,4,2,1,1,0,1,NULL,0.9375,NULL,'"A: 17\nMood: none" has a similarity of 0.938 to "A: 16\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669571958,0);
INSERT INTO "batch_results" VALUES(1,4,3,1,1,1,NULL,NULL,NULL,NULL,'the pattern "Mood: (.*)" finds "none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571961,0);
INSERT INTO "batch_results" VALUES(1,4,4,1,1,0,1,1,NULL,NULL,'16 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571965,0);
INSERT INTO "batch_results" VALUES(1,4,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 17\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669571967,0);
INSERT INTO "batch_results" VALUES(1,6,0,1,1,0,1,1,NULL,NULL,'"A: 36\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669571968,0);
INSERT INTO "batch_results" VALUES(1,6,1,1,1,0,1,1,NULL,NULL,'the pattern "[02468](\s|$)" matches "6\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571972,0);
INSERT INTO "batch_results" VALUES(1,6,2,1,1,0,1,NULL,1.0,NULL,'"A: 36\nMood: bad" has a similarity of 1 to "A: 36\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669571974,0);
INSERT INTO "batch_results" VALUES(1,6,3,1,1,0,0,NULL,NULL,'["bad"]','the pattern "Mood: (.*)" finds "bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571977,0);
INSERT INTO "batch_results" VALUES(1,6,4,1,1,0,1,1,NULL,NULL,'15 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669571981,0);
INSERT INTO "batch_results" VALUES(1,6,5,1,1,0,1,0,NULL,NULL,'"1" is not in "A: 36\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669571982,0);
INSERT INTO "batch_results" VALUES(1,8,0,1,1,0,0,0,NULL,NULL,'"h, read the minutes aloud, corrected the spelling of “Łódź”,…" != "h, read the minutes silently, corrected the spelling of “Łód…", from character 51 on',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,15,1796062669571998,0);
INSERT INTO "batch_results" VALUES(1,8,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669571999,0);
INSERT INTO "batch_results" VALUES(1,8,2,1,1,0,1,NULL,9.69827586206896574694e-01,NULL,'"The committee met on the third Tuesday of the month, read th…" has a similarity of 0.97 to "The committee met on the third Tuesday of the month, read th…"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669572007,0);
INSERT INTO "batch_results" VALUES(1,8,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572008,0);
INSERT INTO "batch_results" VALUES(1,8,4,1,1,0,0,0,NULL,NULL,'229 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572012,0);
INSERT INTO "batch_results" VALUES(1,8,5,1,1,0,1,0,NULL,NULL,'"1" is not in "The committee met on the third Tuesday of the month, read th…"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572013,0);
INSERT INTO "batch_results" VALUES(1,9,0,1,1,0,1,1,NULL,NULL,'"A: 81\nMood: none" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572016,0);
INSERT INTO "batch_results" VALUES(1,9,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572017,0);
INSERT INTO "batch_results" VALUES(1,9,2,1,1,0,1,NULL,1.0,NULL,'"A: 81\nMood: none" has a similarity of 1 to "A: 81\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,5,1796062669572022,0);
INSERT INTO "batch_results" VALUES(1,9,3,1,1,1,NULL,NULL,NULL,NULL,'the pattern "Mood: (.*)" finds "none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572024,0);
INSERT INTO "batch_results" VALUES(1,9,4,1,1,0,1,1,NULL,NULL,'16 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572028,0);
INSERT INTO "batch_results" VALUES(1,9,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 81\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572029,0);
INSERT INTO "batch_results" VALUES(1,10,0,1,1,0,1,1,NULL,NULL,'"A: 100\nMood: good" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572031,0);
INSERT INTO "batch_results" VALUES(1,10,1,1,1,0,1,1,NULL,NULL,'the pattern "[02468](\s|$)" matches "0\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572033,0);
INSERT INTO "batch_results" VALUES(1,10,2,1,1,0,1,NULL,1.0,NULL,'"A: 100\nMood: good" has a similarity of 1 to "A: 100\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572035,0);
INSERT INTO "batch_results" VALUES(1,10,3,1,1,0,1,NULL,NULL,'["good"]','the pattern "Mood: (.*)" finds "good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572038,0);
INSERT INTO "batch_results" VALUES(1,10,4,1,1,0,1,1,NULL,NULL,'17 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572041,0);
INSERT INTO "batch_results" VALUES(1,10,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 100\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572042,0);
INSERT INTO "batch_results" VALUES(1,11,0,1,1,0,1,1,NULL,NULL,'"A: 121\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572043,0);
INSERT INTO "batch_results" VALUES(1,11,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572043,0);
INSERT INTO "batch_results" VALUES(1,11,2,1,1,0,1,NULL,1.0,NULL,'"A: 121\nMood: bad" has a similarity of 1 to "A: 121\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572045,0);
INSERT INTO "batch_results" VALUES(1,11,3,1,1,0,0,NULL,NULL,'["bad"]','the pattern "Mood: (.*)" finds "bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572048,0);
INSERT INTO "batch_results" VALUES(1,11,4,1,1,0,1,1,NULL,NULL,'16 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572051,0);
INSERT INTO "batch_results" VALUES(1,11,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 121\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572052,0);
INSERT INTO "batch_results" VALUES(1,12,0,1,1,0,0,0,NULL,NULL,'"h, read the minutes aloud, corrected the spelling of “Łódź”,…" != "h, read the minutes silently, corrected the spelling of “Łód…", from character 51 on',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669572059,0);
INSERT INTO "batch_results" VALUES(1,12,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572059,0);
INSERT INTO "batch_results" VALUES(1,12,2,1,1,0,1,NULL,9.69827586206896574694e-01,NULL,'"The committee met on the third Tuesday of the month, read th…" has a similarity of 0.97 to "The committee met on the third Tuesday of the month, read th…"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572064,0);
INSERT INTO "batch_results" VALUES(1,12,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572065,0);
INSERT INTO "batch_results" VALUES(1,12,4,1,1,0,0,0,NULL,NULL,'229 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572069,0);
INSERT INTO "batch_results" VALUES(1,12,5,1,1,0,1,0,NULL,NULL,'"1" is not in "The committee met on the third Tuesday of the month, read th…"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572070,0);
INSERT INTO "batch_results" VALUES(1,13,0,1,1,3,NULL,NULL,NULL,NULL,'The item has no expected output: neither `expected` nor /metadata/expected.','no_expected',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572074,0);
INSERT INTO "batch_results" VALUES(1,13,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572075,0);
INSERT INTO "batch_results" VALUES(1,13,2,1,1,3,NULL,NULL,NULL,NULL,'The item has no expected output: neither `expected` nor /metadata/expected.','no_expected',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572076,0);
INSERT INTO "batch_results" VALUES(1,13,3,1,1,0,1,NULL,NULL,'["good"]','the pattern "Mood: (.*)" finds "good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572079,0);
INSERT INTO "batch_results" VALUES(1,13,4,1,1,0,1,1,NULL,NULL,'17 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572083,0);
INSERT INTO "batch_results" VALUES(1,13,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 169\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572083,0);
INSERT INTO "batch_results" VALUES(1,14,0,1,1,0,0,0,NULL,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572088,0);
INSERT INTO "batch_results" VALUES(1,14,1,1,1,0,0,0,NULL,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572088,0);
INSERT INTO "batch_results" VALUES(1,14,2,1,1,0,0,NULL,0.0,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572089,0);
INSERT INTO "batch_results" VALUES(1,14,3,1,1,1,NULL,NULL,NULL,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572089,0);
INSERT INTO "batch_results" VALUES(1,14,4,1,1,0,1,1,NULL,NULL,'0 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572093,0);
INSERT INTO "batch_results" VALUES(1,14,5,1,1,0,1,0,NULL,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572093,0);
INSERT INTO "batch_results" VALUES(1,15,0,1,1,0,0,0,NULL,NULL,'"throw" != "A: 225\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572096,0);
INSERT INTO "batch_results" VALUES(1,15,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572097,0);
INSERT INTO "batch_results" VALUES(1,15,2,1,1,0,0,NULL,5.8823529411764705066e-02,NULL,'"throw" has a similarity of 0.059 to "A: 225\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,5,1796062669572102,0);
INSERT INTO "batch_results" VALUES(1,15,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572103,0);
INSERT INTO "batch_results" VALUES(1,15,4,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''throw'')',1,0,NULL,NULL,NULL,NULL,NULL,29,1796062669572132,0);
INSERT INTO "batch_results" VALUES(1,15,5,1,1,0,1,0,NULL,NULL,'"1" is not in "throw"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572133,0);
INSERT INTO "batch_results" VALUES(1,16,0,1,1,0,0,0,NULL,NULL,'"throw The committee met on the third Tuesday of the month, r…" != "A: 256\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572136,0);
INSERT INTO "batch_results" VALUES(1,16,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572137,0);
INSERT INTO "batch_results" VALUES(1,16,2,1,1,0,0,NULL,3.40425531914893622631e-02,NULL,'"throw The committee met on the third Tuesday of the month, r…" has a similarity of 0.034 to "A: 256\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669572145,0);
INSERT INTO "batch_results" VALUES(1,16,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572146,0);
INSERT INTO "batch_results" VALUES(1,16,4,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''throw The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. '')',1,0,NULL,NULL,NULL,NULL,NULL,13,1796062669572159,0);
INSERT INTO "batch_results" VALUES(1,16,5,1,1,0,1,0,NULL,NULL,'"1" is not in "throw The committee met on the third Tuesday of the month, r…"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572160,0);
INSERT INTO "batch_results" VALUES(1,17,0,1,1,0,0,0,NULL,NULL,'"print The committee met on the third Tuesday of the month, r…" != "A: 289\nMood: meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572163,0);
INSERT INTO "batch_results" VALUES(1,17,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572163,0);
INSERT INTO "batch_results" VALUES(1,17,2,1,1,0,0,NULL,3.40425531914893622631e-02,NULL,'"print The committee met on the third Tuesday of the month, r…" has a similarity of 0.034 to "A: 289\nMood: meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669572170,0);
INSERT INTO "batch_results" VALUES(1,17,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572171,0);
INSERT INTO "batch_results" VALUES(1,17,4,1,1,0,0,0,NULL,NULL,'print The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. 
print The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. 
235 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669572178,0);
INSERT INTO "batch_results" VALUES(1,17,5,1,1,0,1,0,NULL,NULL,'"1" is not in "print The committee met on the third Tuesday of the month, r…"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572179,0);
INSERT INTO "batch_results" VALUES(1,18,0,1,1,0,0,0,NULL,NULL,'"type error" != "A: 324\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572184,0);
INSERT INTO "batch_results" VALUES(1,18,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572185,0);
INSERT INTO "batch_results" VALUES(1,18,2,1,1,0,0,NULL,5.8823529411764705066e-02,NULL,'"type error" has a similarity of 0.059 to "A: 324\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572187,0);
INSERT INTO "batch_results" VALUES(1,18,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572187,0);
INSERT INTO "batch_results" VALUES(1,18,4,1,1,3,NULL,NULL,NULL,NULL,'TypeError: can only concatenate str (not "int") to str','hog_input_error',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572192,0);
INSERT INTO "batch_results" VALUES(1,18,5,1,1,0,1,0,NULL,NULL,'"1" is not in "type error"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572193,0);
INSERT INTO "batch_results" VALUES(1,19,0,1,1,0,0,0,NULL,NULL,'"nothing" != "A: 361\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572194,0);
INSERT INTO "batch_results" VALUES(1,19,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572195,0);
INSERT INTO "batch_results" VALUES(1,19,2,1,1,0,0,NULL,1.17647058823529410132e-01,NULL,'"nothing" has a similarity of 0.118 to "A: 361\nMood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572196,0);
INSERT INTO "batch_results" VALUES(1,19,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572197,0);
INSERT INTO "batch_results" VALUES(1,19,4,1,1,1,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,49,1796062669572247,0);
INSERT INTO "batch_results" VALUES(1,19,5,1,1,0,1,0,NULL,NULL,'"1" is not in "nothing"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572248,0);
INSERT INTO "batch_results" VALUES(1,20,0,1,1,0,0,0,NULL,NULL,'"A: 401\nMood: good" != "A: 400\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572251,0);
INSERT INTO "batch_results" VALUES(1,20,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572252,0);
INSERT INTO "batch_results" VALUES(1,20,2,1,1,0,1,NULL,9.41176470588235281056e-01,NULL,'"A: 401\nMood: good" has a similarity of 0.941 to "A: 400\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572254,0);
INSERT INTO "batch_results" VALUES(1,20,3,1,1,0,1,NULL,NULL,'["good"]','the pattern "Mood: (.*)" finds "good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572259,0);
INSERT INTO "batch_results" VALUES(1,20,4,1,1,0,1,1,NULL,NULL,'17 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572263,0);
INSERT INTO "batch_results" VALUES(1,20,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 401\nMood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572264,0);
INSERT INTO "batch_results" VALUES(1,21,0,1,1,0,1,1,NULL,NULL,'"A: 441\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572266,0);
INSERT INTO "batch_results" VALUES(1,21,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572267,0);
INSERT INTO "batch_results" VALUES(1,21,2,1,1,0,1,NULL,1.0,NULL,'"A: 441\nMood: bad" has a similarity of 1 to "A: 441\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669572271,0);
INSERT INTO "batch_results" VALUES(1,21,3,1,1,0,0,NULL,NULL,'["bad"]','the pattern "Mood: (.*)" finds "bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572274,0);
INSERT INTO "batch_results" VALUES(1,21,4,1,1,0,1,1,NULL,NULL,'16 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572278,0);
INSERT INTO "batch_results" VALUES(1,21,5,1,1,0,0,1,NULL,NULL,'found "1" in "A: 441\nMood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572278,0);
INSERT INTO "batch_results" VALUES(1,22,0,1,1,0,1,1,NULL,NULL,'"A: 484\nMood: meh" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572280,0);
INSERT INTO "batch_results" VALUES(1,22,1,1,1,0,1,1,NULL,NULL,'the pattern "[02468](\s|$)" matches "4\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572281,0);
INSERT INTO "batch_results" VALUES(1,22,2,1,1,0,1,NULL,1.0,NULL,'"A: 484\nMood: meh" has a similarity of 1 to "A: 484\nMood: meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572283,0);
INSERT INTO "batch_results" VALUES(1,22,3,1,1,0,1,NULL,NULL,'["meh"]','the pattern "Mood: (.*)" finds "meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669572286,0);
INSERT INTO "batch_results" VALUES(1,22,4,1,1,0,1,1,NULL,NULL,'16 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572289,0);
INSERT INTO "batch_results" VALUES(1,22,5,1,1,0,1,0,NULL,NULL,'"1" is not in "A: 484\nMood: meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572290,0);
INSERT INTO "batch_results" VALUES(1,23,0,1,1,0,1,1,NULL,NULL,'"A: 7" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572292,0);
INSERT INTO "batch_results" VALUES(1,23,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[02468](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572292,0);
INSERT INTO "batch_results" VALUES(1,23,2,1,1,0,1,NULL,1.0,NULL,'"A: 7" has a similarity of 1 to "A: 7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669572294,0);
INSERT INTO "batch_results" VALUES(1,23,3,1,1,1,NULL,NULL,NULL,NULL,'nothing matches the pattern "Mood: (.*)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572295,0);
INSERT INTO "batch_results" VALUES(1,23,4,1,1,0,1,1,NULL,NULL,'4 characters',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669572298,0);
INSERT INTO "batch_results" VALUES(1,23,5,1,1,0,1,0,NULL,NULL,'"1" is not in "A: 7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669572299,0);
INSERT INTO "batch_results" VALUES(2,1,0,1,1,0,1,1,NULL,NULL,'"A: 1\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,15,1796062669708773,0);
INSERT INTO "batch_results" VALUES(2,1,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,39,1796062669708813,0);
INSERT INTO "batch_results" VALUES(2,2,0,1,1,0,0,0,NULL,NULL,'{"role":"assistant","content":"A: 4"} != 4',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669708822,0);
INSERT INTO "batch_results" VALUES(2,2,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669708829,0);
INSERT INTO "batch_results" VALUES(2,3,0,1,3,0,1,1,NULL,NULL,'"a: 9\nmood: meh" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708831,0);
INSERT INTO "batch_results" VALUES(2,3,1,1,3,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708832,0);
INSERT INTO "batch_results" VALUES(2,4,0,1,1,0,0,0,NULL,NULL,'"a: 17\nmood: none" != "a: 16\nmood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669708837,0);
INSERT INTO "batch_results" VALUES(2,4,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669708839,0);
INSERT INTO "batch_results" VALUES(2,6,0,1,1,0,1,1,NULL,NULL,'"A: 36\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708841,0);
INSERT INTO "batch_results" VALUES(2,6,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708842,0);
INSERT INTO "batch_results" VALUES(2,8,0,1,1,0,0,0,NULL,NULL,'"h, read the minutes aloud, corrected the spelling of “łódź”,…" != "h, read the minutes silently, corrected the spelling of “łód…", from character 51 on',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,51,1796062669708894,0);
INSERT INTO "batch_results" VALUES(2,8,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708895,0);
INSERT INTO "batch_results" VALUES(2,9,0,1,2,0,1,1,NULL,NULL,'"A: 81" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708897,0);
INSERT INTO "batch_results" VALUES(2,9,1,1,2,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669708900,0);
INSERT INTO "batch_results" VALUES(2,10,0,1,2,0,0,0,NULL,NULL,'"a: 10" != "a: 100"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708902,0);
INSERT INTO "batch_results" VALUES(2,10,1,1,2,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708903,0);
INSERT INTO "batch_results" VALUES(2,11,0,1,1,0,1,1,NULL,NULL,'"A: 121\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669708906,0);
INSERT INTO "batch_results" VALUES(2,11,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708907,0);
INSERT INTO "batch_results" VALUES(2,12,0,1,1,0,0,0,NULL,NULL,'"h, read the minutes aloud, corrected the spelling of “łódź”,…" != "h, read the minutes silently, corrected the spelling of “łód…", from character 51 on',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,23,1796062669708930,0);
INSERT INTO "batch_results" VALUES(2,12,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708931,0);
INSERT INTO "batch_results" VALUES(2,13,0,1,1,3,NULL,NULL,NULL,NULL,'The item has no expected output: neither `expected` nor /metadata/expected.','no_expected',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669708936,0);
INSERT INTO "batch_results" VALUES(2,13,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708937,0);
INSERT INTO "batch_results" VALUES(2,14,0,1,1,0,0,0,NULL,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708939,0);
INSERT INTO "batch_results" VALUES(2,14,1,1,1,0,0,0,NULL,NULL,'the item has no output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708939,0);
INSERT INTO "batch_results" VALUES(2,15,0,1,1,0,0,0,NULL,NULL,'"throw" != "a: 225\nmood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669708942,0);
INSERT INTO "batch_results" VALUES(2,15,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708942,0);
INSERT INTO "batch_results" VALUES(2,16,0,1,1,0,0,0,NULL,NULL,'"throw the committee met on the third tuesday of the month, r…" != "a: 256\nmood: bad"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,12,1796062669708955,0);
INSERT INTO "batch_results" VALUES(2,16,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708956,0);
INSERT INTO "batch_results" VALUES(2,17,0,1,1,0,0,0,NULL,NULL,'"print the committee met on the third tuesday of the month, r…" != "a: 289\nmood: meh"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,11,1796062669708968,0);
INSERT INTO "batch_results" VALUES(2,17,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708969,0);
INSERT INTO "batch_results" VALUES(2,18,0,1,1,0,0,0,NULL,NULL,'"type error" != "a: 324\nmood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708970,0);
INSERT INTO "batch_results" VALUES(2,18,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708971,0);
INSERT INTO "batch_results" VALUES(2,19,0,1,1,0,0,0,NULL,NULL,'"nothing" != "a: 361\nmood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669708976,0);
INSERT INTO "batch_results" VALUES(2,19,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708976,0);
INSERT INTO "batch_results" VALUES(2,21,0,1,1,0,1,1,NULL,NULL,'"A: 441\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708978,0);
INSERT INTO "batch_results" VALUES(2,21,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1\n"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708979,0);
INSERT INTO "batch_results" VALUES(2,22,0,1,1,0,1,1,NULL,NULL,'"A: 484\nMood: meh" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708981,0);
INSERT INTO "batch_results" VALUES(2,22,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708981,0);
INSERT INTO "batch_results" VALUES(2,23,0,1,1,0,1,1,NULL,NULL,'"A: 7" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708984,0);
INSERT INTO "batch_results" VALUES(2,23,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708985,0);
INSERT INTO "batch_results" VALUES(2,31,0,1,1,0,1,1,NULL,NULL,'"A: 2" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708985,0);
INSERT INTO "batch_results" VALUES(2,31,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708986,0);
INSERT INTO "batch_results" VALUES(2,32,0,1,1,0,0,0,NULL,NULL,'"a: 3" != "a: 2"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669708988,0);
INSERT INTO "batch_results" VALUES(2,32,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669708989,0);
INSERT INTO "batch_results" VALUES(3,35,0,1,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,79,1796062669825546,0);
INSERT INTO "batch_results" VALUES(3,35,0,2,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,5,1796062669825552,0);
INSERT INTO "batch_results" VALUES(3,35,0,3,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825555,0);
INSERT INTO "batch_results" VALUES(3,35,1,1,1,0,1,NULL,0.9,NULL,'"stable 1.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,12,1796062669825568,0);
INSERT INTO "batch_results" VALUES(3,35,1,2,1,0,1,NULL,0.9,NULL,'"stable 1.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825570,0);
INSERT INTO "batch_results" VALUES(3,35,1,3,1,0,1,NULL,0.9,NULL,'"stable 1.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825571,0);
INSERT INTO "batch_results" VALUES(3,35,2,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,12,1796062669825583,0);
INSERT INTO "batch_results" VALUES(3,35,2,2,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825585,0);
INSERT INTO "batch_results" VALUES(3,35,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825586,0);
INSERT INTO "batch_results" VALUES(3,36,0,1,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,53,1796062669825641,0);
INSERT INTO "batch_results" VALUES(3,36,0,2,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669825649,0);
INSERT INTO "batch_results" VALUES(3,36,0,3,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669825656,0);
INSERT INTO "batch_results" VALUES(3,36,1,1,1,0,0,NULL,0.1,NULL,'"coin 2" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825658,0);
INSERT INTO "batch_results" VALUES(3,36,1,2,1,0,0,NULL,0.1,NULL,'"coin 2" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825660,0);
INSERT INTO "batch_results" VALUES(3,36,1,3,1,0,0,NULL,0.1,NULL,'"coin 2" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825661,0);
INSERT INTO "batch_results" VALUES(3,36,2,1,1,0,0,0,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669825669,0);
INSERT INTO "batch_results" VALUES(3,36,2,2,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825675,0);
INSERT INTO "batch_results" VALUES(3,36,2,3,1,0,0,0,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825682,0);
INSERT INTO "batch_results" VALUES(3,37,0,1,1,0,1,NULL,0.3,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669825685,0);
INSERT INTO "batch_results" VALUES(3,37,0,2,1,0,1,NULL,0.3,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825687,0);
INSERT INTO "batch_results" VALUES(3,37,0,3,1,0,1,NULL,0.3,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825690,0);
INSERT INTO "batch_results" VALUES(3,37,1,1,1,0,1,NULL,1.0,NULL,'"stable 3.5" has a similarity of 1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825691,0);
INSERT INTO "batch_results" VALUES(3,37,1,2,1,0,1,NULL,1.0,NULL,'"stable 3.5" has a similarity of 1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825693,0);
INSERT INTO "batch_results" VALUES(3,37,1,3,1,0,1,NULL,1.0,NULL,'"stable 3.5" has a similarity of 1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825694,0);
INSERT INTO "batch_results" VALUES(3,37,2,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825695,0);
INSERT INTO "batch_results" VALUES(3,37,2,2,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825696,0);
INSERT INTO "batch_results" VALUES(3,37,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825697,0);
INSERT INTO "batch_results" VALUES(3,38,0,1,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669825705,0);
INSERT INTO "batch_results" VALUES(3,38,0,2,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825711,0);
INSERT INTO "batch_results" VALUES(3,38,0,3,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825718,0);
INSERT INTO "batch_results" VALUES(3,38,1,1,1,0,0,NULL,0.1,NULL,'"coin 4" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825720,0);
INSERT INTO "batch_results" VALUES(3,38,1,2,1,0,0,NULL,0.1,NULL,'"coin 4" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825721,0);
INSERT INTO "batch_results" VALUES(3,38,1,3,1,0,0,NULL,0.1,NULL,'"coin 4" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825722,0);
INSERT INTO "batch_results" VALUES(3,38,2,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825729,0);
INSERT INTO "batch_results" VALUES(3,38,2,2,1,0,0,0,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825736,0);
INSERT INTO "batch_results" VALUES(3,38,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825742,0);
INSERT INTO "batch_results" VALUES(3,39,0,1,1,0,1,NULL,0.5,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825745,0);
INSERT INTO "batch_results" VALUES(3,39,0,2,1,0,1,NULL,0.5,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825747,0);
INSERT INTO "batch_results" VALUES(3,39,0,3,1,0,1,NULL,0.5,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825750,0);
INSERT INTO "batch_results" VALUES(3,39,1,1,1,0,1,NULL,0.9,NULL,'"stable 5.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825752,0);
INSERT INTO "batch_results" VALUES(3,39,1,2,1,0,1,NULL,0.9,NULL,'"stable 5.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825753,0);
INSERT INTO "batch_results" VALUES(3,39,1,3,1,0,1,NULL,0.9,NULL,'"stable 5.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825755,0);
INSERT INTO "batch_results" VALUES(3,39,2,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825756,0);
INSERT INTO "batch_results" VALUES(3,39,2,2,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825757,0);
INSERT INTO "batch_results" VALUES(3,39,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825758,0);
INSERT INTO "batch_results" VALUES(3,40,0,1,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669825766,0);
INSERT INTO "batch_results" VALUES(3,40,0,2,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825772,0);
INSERT INTO "batch_results" VALUES(3,40,0,3,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825779,0);
INSERT INTO "batch_results" VALUES(3,40,1,1,1,0,0,NULL,0.1,NULL,'"coin 6" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825780,0);
INSERT INTO "batch_results" VALUES(3,40,1,2,1,0,0,NULL,0.1,NULL,'"coin 6" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825782,0);
INSERT INTO "batch_results" VALUES(3,40,1,3,1,0,0,NULL,0.1,NULL,'"coin 6" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825783,0);
INSERT INTO "batch_results" VALUES(3,40,2,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825790,0);
INSERT INTO "batch_results" VALUES(3,40,2,2,1,0,0,0,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825796,0);
INSERT INTO "batch_results" VALUES(3,40,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825803,0);
INSERT INTO "batch_results" VALUES(3,41,0,1,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825805,0);
INSERT INTO "batch_results" VALUES(3,41,0,2,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825807,0);
INSERT INTO "batch_results" VALUES(3,41,0,3,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062669825810,0);
INSERT INTO "batch_results" VALUES(3,41,1,1,1,0,1,NULL,0.9,NULL,'"stable 7.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825811,0);
INSERT INTO "batch_results" VALUES(3,41,1,2,1,0,1,NULL,0.9,NULL,'"stable 7.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825812,0);
INSERT INTO "batch_results" VALUES(3,41,1,3,1,0,1,NULL,0.9,NULL,'"stable 7.5" has a similarity of 0.9 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825814,0);
INSERT INTO "batch_results" VALUES(3,41,2,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825815,0);
INSERT INTO "batch_results" VALUES(3,41,2,2,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825816,0);
INSERT INTO "batch_results" VALUES(3,41,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825817,0);
INSERT INTO "batch_results" VALUES(3,42,0,1,1,0,1,NULL,0.1,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062669825825,0);
INSERT INTO "batch_results" VALUES(3,42,0,2,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825831,0);
INSERT INTO "batch_results" VALUES(3,42,0,3,1,0,0,NULL,0.7,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825838,0);
INSERT INTO "batch_results" VALUES(3,42,1,1,1,0,0,NULL,0.1,NULL,'"coin 8" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825840,0);
INSERT INTO "batch_results" VALUES(3,42,1,2,1,0,0,NULL,0.1,NULL,'"coin 8" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825841,0);
INSERT INTO "batch_results" VALUES(3,42,1,3,1,0,0,NULL,0.1,NULL,'"coin 8" has a similarity of 0.1 to "stable 3.5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062669825843,0);
INSERT INTO "batch_results" VALUES(3,42,2,1,1,0,0,0,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825849,0);
INSERT INTO "batch_results" VALUES(3,42,2,2,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825856,0);
INSERT INTO "batch_results" VALUES(3,42,2,3,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669825862,0);
INSERT INTO "batch_results" VALUES(4,43,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,104,1796062669959783,0);
INSERT INTO "batch_results" VALUES(4,43,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,17,1796062669959800,0);
INSERT INTO "batch_results" VALUES(4,44,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669959807,0);
INSERT INTO "batch_results" VALUES(4,44,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669959807,0);
INSERT INTO "batch_results" VALUES(4,45,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,55,1796062674151254,1);
INSERT INTO "batch_results" VALUES(4,45,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669959821,0);
INSERT INTO "batch_results" VALUES(4,46,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669959826,0);
INSERT INTO "batch_results" VALUES(4,46,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669959827,0);
INSERT INTO "batch_results" VALUES(4,47,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669959832,0);
INSERT INTO "batch_results" VALUES(4,47,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669959832,0);
INSERT INTO "batch_results" VALUES(4,48,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,5,1796062674151261,1);
INSERT INTO "batch_results" VALUES(4,48,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,9,1796062669961029,0);
INSERT INTO "batch_results" VALUES(4,49,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,11,1796062669961042,0);
INSERT INTO "batch_results" VALUES(4,49,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961043,0);
INSERT INTO "batch_results" VALUES(4,50,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer is broken.'')',2,0,NULL,NULL,NULL,NULL,NULL,9,1796062674151270,1);
INSERT INTO "batch_results" VALUES(4,50,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961050,0);
INSERT INTO "batch_results" VALUES(4,51,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,14,1796062674151546,1);
INSERT INTO "batch_results" VALUES(4,51,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961058,0);
INSERT INTO "batch_results" VALUES(4,52,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669961063,0);
INSERT INTO "batch_results" VALUES(4,52,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961063,0);
INSERT INTO "batch_results" VALUES(4,53,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961067,0);
INSERT INTO "batch_results" VALUES(4,53,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961068,0);
INSERT INTO "batch_results" VALUES(4,54,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,4,1796062674151551,1);
INSERT INTO "batch_results" VALUES(4,54,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961076,0);
INSERT INTO "batch_results" VALUES(4,55,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961080,0);
INSERT INTO "batch_results" VALUES(4,55,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961081,0);
INSERT INTO "batch_results" VALUES(4,56,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961084,0);
INSERT INTO "batch_results" VALUES(4,56,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961085,0);
INSERT INTO "batch_results" VALUES(4,57,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,23,1796062674152008,1);
INSERT INTO "batch_results" VALUES(4,57,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961093,0);
INSERT INTO "batch_results" VALUES(4,58,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer is broken.'')',1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961096,0);
INSERT INTO "batch_results" VALUES(4,58,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961097,0);
INSERT INTO "batch_results" VALUES(4,59,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669961101,0);
INSERT INTO "batch_results" VALUES(4,59,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961101,0);
INSERT INTO "batch_results" VALUES(4,60,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer came too early.'')',1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669961108,0);
INSERT INTO "batch_results" VALUES(4,60,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961109,0);
INSERT INTO "batch_results" VALUES(4,61,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961113,0);
INSERT INTO "batch_results" VALUES(4,61,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961114,0);
INSERT INTO "batch_results" VALUES(4,62,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961117,0);
INSERT INTO "batch_results" VALUES(4,62,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961118,0);
INSERT INTO "batch_results" VALUES(4,63,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer came too early.'')',1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669961125,0);
INSERT INTO "batch_results" VALUES(4,63,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961125,0);
INSERT INTO "batch_results" VALUES(4,64,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961129,0);
INSERT INTO "batch_results" VALUES(4,64,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961130,0);
INSERT INTO "batch_results" VALUES(4,65,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961133,0);
INSERT INTO "batch_results" VALUES(4,65,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961134,0);
INSERT INTO "batch_results" VALUES(4,66,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer is broken.'')',1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961137,0);
INSERT INTO "batch_results" VALUES(4,66,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961138,0);
INSERT INTO "batch_results" VALUES(4,67,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961142,0);
INSERT INTO "batch_results" VALUES(4,67,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961143,0);
INSERT INTO "batch_results" VALUES(4,68,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961146,0);
INSERT INTO "batch_results" VALUES(4,68,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961147,0);
INSERT INTO "batch_results" VALUES(4,69,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer came too early.'')',1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669961154,0);
INSERT INTO "batch_results" VALUES(4,69,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961154,0);
INSERT INTO "batch_results" VALUES(4,70,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961158,0);
INSERT INTO "batch_results" VALUES(4,70,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961159,0);
INSERT INTO "batch_results" VALUES(4,71,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062669961163,0);
INSERT INTO "batch_results" VALUES(4,71,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961164,0);
INSERT INTO "batch_results" VALUES(4,72,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer came too early.'')',1,0,NULL,NULL,NULL,NULL,NULL,6,1796062669961170,0);
INSERT INTO "batch_results" VALUES(4,72,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062669961170,0);
INSERT INTO "batch_results" VALUES(5,73,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,27,1796062669961938,0);
INSERT INTO "batch_results" VALUES(5,74,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer is broken.'')',2,0,NULL,NULL,NULL,NULL,NULL,54,1796062674043726,1);
INSERT INTO "batch_results" VALUES(5,75,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,16,1796062674043743,1);
INSERT INTO "batch_results" VALUES(5,76,0,1,1,0,1,1,NULL,NULL,'answered',NULL,NULL,NULL,2,0,NULL,NULL,NULL,NULL,NULL,4,1796062674043749,1);
INSERT INTO "batch_results" VALUES(5,77,0,1,1,0,0,0,NULL,NULL,'answered',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062669961967,0);
INSERT INTO "batch_results" VALUES(5,78,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''The answer is broken.'')',2,0,NULL,NULL,NULL,NULL,NULL,4,1796062674043753,1);
INSERT INTO "batch_results" VALUES(6,2,0,1,1,0,0,0,NULL,NULL,'{"role":"assistant","content":"A: 4"} != 4',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,16,1796062674258386,0);
INSERT INTO "batch_results" VALUES(6,4,0,1,1,0,0,0,NULL,NULL,'"a: 17\nmood: none" != "a: 16\nmood: none"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,10,1796062674258400,0);
INSERT INTO "batch_results" VALUES(6,6,0,1,1,0,1,1,NULL,NULL,'"A: 36\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674258404,0);
INSERT INTO "batch_results" VALUES(6,8,0,1,1,0,0,0,NULL,NULL,'"h, read the minutes aloud, corrected the spelling of “łódź”,…" != "h, read the minutes silently, corrected the spelling of “łód…", from character 51 on',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60,1796062674258465,0);
INSERT INTO "batch_results" VALUES(6,11,0,1,1,0,1,1,NULL,NULL,'"A: 121\nMood: bad" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674258467,0);
INSERT INTO "batch_results" VALUES(6,13,0,1,1,3,NULL,NULL,NULL,NULL,'The item has no expected output: neither `expected` nor /metadata/expected.','no_expected',NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,4,1796062674258472,0);
INSERT INTO "batch_results" VALUES(6,15,0,1,1,0,0,0,NULL,NULL,'"throw" != "a: 225\nmood: good"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062674258478,0);
INSERT INTO "batch_results" VALUES(6,22,0,1,1,0,1,1,NULL,NULL,'"A: 484\nMood: meh" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674258480,0);
INSERT INTO "batch_results" VALUES(8,79,0,1,1,0,0,1,NULL,NULL,'found "1" in "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,80,0,1,1,0,1,0,NULL,NULL,'"1" is not in "2"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,81,0,1,1,0,1,0,NULL,NULL,'"1" is not in "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,82,0,1,1,0,1,0,NULL,NULL,'"1" is not in "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,83,0,1,1,0,1,0,NULL,NULL,'"1" is not in "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,84,0,1,1,0,1,0,NULL,NULL,'"1" is not in "6"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,85,0,1,1,0,1,0,NULL,NULL,'"1" is not in "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,86,0,1,1,0,1,0,NULL,NULL,'"1" is not in "8"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,87,0,1,1,0,1,0,NULL,NULL,'"1" is not in "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,88,0,1,1,0,0,1,NULL,NULL,'found "1" in "10"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,89,0,1,1,0,0,1,NULL,NULL,'found "1" in "11"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,90,0,1,1,0,0,1,NULL,NULL,'found "1" in "12"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,91,0,1,1,0,0,1,NULL,NULL,'found "1" in "13"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,92,0,1,1,0,0,1,NULL,NULL,'found "1" in "14"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,93,0,1,1,0,0,1,NULL,NULL,'found "1" in "15"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,94,0,1,1,0,0,1,NULL,NULL,'found "1" in "16"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,95,0,1,1,0,0,1,NULL,NULL,'found "1" in "17"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,96,0,1,1,0,0,1,NULL,NULL,'found "1" in "18"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,97,0,1,1,0,0,1,NULL,NULL,'found "1" in "19"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,98,0,1,1,0,1,0,NULL,NULL,'"1" is not in "20"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,99,0,1,1,0,0,1,NULL,NULL,'found "1" in "21"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,100,0,1,1,0,1,0,NULL,NULL,'"1" is not in "22"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,101,0,1,1,0,1,0,NULL,NULL,'"1" is not in "23"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,102,0,1,1,0,1,0,NULL,NULL,'"1" is not in "24"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,103,0,1,1,0,1,0,NULL,NULL,'"1" is not in "25"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,104,0,1,1,0,1,0,NULL,NULL,'"1" is not in "26"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,105,0,1,1,0,1,0,NULL,NULL,'"1" is not in "27"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,106,0,1,1,0,1,0,NULL,NULL,'"1" is not in "28"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,107,0,1,1,0,1,0,NULL,NULL,'"1" is not in "29"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,108,0,1,1,0,1,0,NULL,NULL,'"1" is not in "30"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,109,0,1,1,0,0,1,NULL,NULL,'found "1" in "31"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,110,0,1,1,0,1,0,NULL,NULL,'"1" is not in "32"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,111,0,1,1,0,1,0,NULL,NULL,'"1" is not in "33"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,112,0,1,1,0,1,0,NULL,NULL,'"1" is not in "34"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,113,0,1,1,0,1,0,NULL,NULL,'"1" is not in "35"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,114,0,1,1,0,1,0,NULL,NULL,'"1" is not in "36"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,115,0,1,1,0,1,0,NULL,NULL,'"1" is not in "37"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,116,0,1,1,0,1,0,NULL,NULL,'"1" is not in "38"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,117,0,1,1,0,1,0,NULL,NULL,'"1" is not in "39"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,118,0,1,1,0,1,0,NULL,NULL,'"1" is not in "40"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,119,0,1,1,0,0,1,NULL,NULL,'found "1" in "41"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,120,0,1,1,0,1,0,NULL,NULL,'"1" is not in "42"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,121,0,1,1,0,1,0,NULL,NULL,'"1" is not in "43"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,122,0,1,1,0,1,0,NULL,NULL,'"1" is not in "44"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,123,0,1,1,0,1,0,NULL,NULL,'"1" is not in "45"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,124,0,1,1,0,1,0,NULL,NULL,'"1" is not in "46"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,125,0,1,1,0,1,0,NULL,NULL,'"1" is not in "47"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,126,0,1,1,0,1,0,NULL,NULL,'"1" is not in "48"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,127,0,1,1,0,1,0,NULL,NULL,'"1" is not in "49"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,128,0,1,1,0,1,0,NULL,NULL,'"1" is not in "50"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(8,129,0,1,1,0,0,1,NULL,NULL,'found "1" in "51"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,79,0,1,1,0,0,1,NULL,NULL,'found "1" in "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,80,0,1,2,0,0,1,NULL,NULL,'found "1" in "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,81,0,1,2,0,0,1,NULL,NULL,'found "1" in "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,82,0,1,1,0,1,0,NULL,NULL,'"1" is not in "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,83,0,1,1,0,1,0,NULL,NULL,'"1" is not in "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,84,0,1,1,0,1,0,NULL,NULL,'"1" is not in "6"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,85,0,1,1,0,1,0,NULL,NULL,'"1" is not in "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,86,0,1,1,0,1,0,NULL,NULL,'"1" is not in "8"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,87,0,1,1,0,1,0,NULL,NULL,'"1" is not in "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,88,0,1,2,0,1,0,NULL,NULL,'"1" is not in "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,89,0,1,1,0,0,1,NULL,NULL,'found "1" in "11"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,90,0,1,2,0,1,0,NULL,NULL,'"1" is not in "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,91,0,1,1,0,0,1,NULL,NULL,'found "1" in "13"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,92,0,1,1,0,0,1,NULL,NULL,'found "1" in "14"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,93,0,1,1,0,0,1,NULL,NULL,'found "1" in "15"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,94,0,1,1,0,0,1,NULL,NULL,'found "1" in "16"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,95,0,1,1,0,0,1,NULL,NULL,'found "1" in "17"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,96,0,1,1,0,0,1,NULL,NULL,'found "1" in "18"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,97,0,1,1,0,0,1,NULL,NULL,'found "1" in "19"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,98,0,1,1,0,1,0,NULL,NULL,'"1" is not in "20"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,99,0,1,2,0,1,0,NULL,NULL,'"1" is not in "4"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,100,0,1,1,0,1,0,NULL,NULL,'"1" is not in "22"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,101,0,1,1,0,1,0,NULL,NULL,'"1" is not in "23"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,102,0,1,1,0,1,0,NULL,NULL,'"1" is not in "24"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,103,0,1,1,0,1,0,NULL,NULL,'"1" is not in "25"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,104,0,1,1,0,1,0,NULL,NULL,'"1" is not in "26"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,105,0,1,1,0,1,0,NULL,NULL,'"1" is not in "27"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,106,0,1,1,0,1,0,NULL,NULL,'"1" is not in "28"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,107,0,1,1,0,1,0,NULL,NULL,'"1" is not in "29"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,108,0,1,1,0,1,0,NULL,NULL,'"1" is not in "30"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,109,0,1,1,0,0,1,NULL,NULL,'found "1" in "31"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,110,0,1,1,0,1,0,NULL,NULL,'"1" is not in "32"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,111,0,1,2,0,0,1,NULL,NULL,'found "1" in "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,112,0,1,2,0,0,1,NULL,NULL,'found "1" in "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,113,0,1,1,0,1,0,NULL,NULL,'"1" is not in "35"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,114,0,1,1,0,1,0,NULL,NULL,'"1" is not in "36"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,115,0,1,1,0,1,0,NULL,NULL,'"1" is not in "37"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,116,0,1,1,0,1,0,NULL,NULL,'"1" is not in "38"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,117,0,1,1,0,1,0,NULL,NULL,'"1" is not in "39"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,118,0,1,1,0,1,0,NULL,NULL,'"1" is not in "40"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,119,0,1,1,0,0,1,NULL,NULL,'found "1" in "41"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,120,0,1,1,0,1,0,NULL,NULL,'"1" is not in "42"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,121,0,1,1,0,1,0,NULL,NULL,'"1" is not in "43"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,122,0,1,1,0,1,0,NULL,NULL,'"1" is not in "44"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,123,0,1,1,0,1,0,NULL,NULL,'"1" is not in "45"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,124,0,1,1,0,1,0,NULL,NULL,'"1" is not in "46"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,125,0,1,1,0,1,0,NULL,NULL,'"1" is not in "47"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,126,0,1,1,0,1,0,NULL,NULL,'"1" is not in "48"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,127,0,1,1,0,1,0,NULL,NULL,'"1" is not in "49"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,128,0,1,1,0,1,0,NULL,NULL,'"1" is not in "50"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(9,129,0,1,1,0,0,1,NULL,NULL,'found "1" in "51"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,8,1700000000000000,0);
INSERT INTO "batch_results" VALUES(10,137,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,46,1796062674772698,0);
INSERT INTO "batch_results" VALUES(10,138,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674772703,0);
INSERT INTO "batch_results" VALUES(10,139,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674772705,0);
INSERT INTO "batch_results" VALUES(10,140,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772706,0);
INSERT INTO "batch_results" VALUES(10,141,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772707,0);
INSERT INTO "batch_results" VALUES(10,142,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772708,0);
INSERT INTO "batch_results" VALUES(10,143,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772709,0);
INSERT INTO "batch_results" VALUES(10,144,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772710,0);
INSERT INTO "batch_results" VALUES(10,145,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772710,0);
INSERT INTO "batch_results" VALUES(10,146,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674772712,0);
INSERT INTO "batch_results" VALUES(10,147,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674772714,0);
INSERT INTO "batch_results" VALUES(10,148,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772715,0);
INSERT INTO "batch_results" VALUES(10,149,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772716,0);
INSERT INTO "batch_results" VALUES(10,150,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772717,0);
INSERT INTO "batch_results" VALUES(10,151,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772718,0);
INSERT INTO "batch_results" VALUES(10,152,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772719,0);
INSERT INTO "batch_results" VALUES(10,153,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772719,0);
INSERT INTO "batch_results" VALUES(10,154,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772721,0);
INSERT INTO "batch_results" VALUES(10,155,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772721,0);
INSERT INTO "batch_results" VALUES(10,156,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772722,0);
INSERT INTO "batch_results" VALUES(10,157,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674772724,0);
INSERT INTO "batch_results" VALUES(10,158,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772724,0);
INSERT INTO "batch_results" VALUES(10,159,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772725,0);
INSERT INTO "batch_results" VALUES(10,160,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772726,0);
INSERT INTO "batch_results" VALUES(10,161,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772727,0);
INSERT INTO "batch_results" VALUES(10,162,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772728,0);
INSERT INTO "batch_results" VALUES(10,163,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772729,0);
INSERT INTO "batch_results" VALUES(10,164,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772730,0);
INSERT INTO "batch_results" VALUES(10,165,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674772731,0);
INSERT INTO "batch_results" VALUES(10,166,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772732,0);
INSERT INTO "batch_results" VALUES(10,167,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772732,0);
INSERT INTO "batch_results" VALUES(10,168,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772733,0);
INSERT INTO "batch_results" VALUES(10,169,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674772789,0);
INSERT INTO "batch_results" VALUES(10,170,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772790,0);
INSERT INTO "batch_results" VALUES(10,171,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772791,0);
INSERT INTO "batch_results" VALUES(10,172,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772792,0);
INSERT INTO "batch_results" VALUES(10,173,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772793,0);
INSERT INTO "batch_results" VALUES(10,174,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772794,0);
INSERT INTO "batch_results" VALUES(10,175,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772795,0);
INSERT INTO "batch_results" VALUES(10,176,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062674772796,0);
INSERT INTO "batch_results" VALUES(11,137,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,55,1796062674880222,0);
INSERT INTO "batch_results" VALUES(11,145,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062674880228,0);
INSERT INTO "batch_results" VALUES(11,150,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674880231,0);
INSERT INTO "batch_results" VALUES(11,155,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674880234,0);
INSERT INTO "batch_results" VALUES(11,158,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674880237,0);
INSERT INTO "batch_results" VALUES(11,160,0,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674880238,0);
INSERT INTO "batch_results" VALUES(11,161,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674880240,0);
INSERT INTO "batch_results" VALUES(11,175,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674880242,0);
INSERT INTO "batch_results" VALUES(11,177,0,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674880244,0);
INSERT INTO "batch_results" VALUES(12,137,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,68,1796062674989710,0);
INSERT INTO "batch_results" VALUES(12,137,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,52,1796062674989763,0);
INSERT INTO "batch_results" VALUES(12,138,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,13,1796062674989777,0);
INSERT INTO "batch_results" VALUES(12,138,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062674989780,0);
INSERT INTO "batch_results" VALUES(12,139,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,8,1796062674989790,0);
INSERT INTO "batch_results" VALUES(12,139,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674989793,0);
INSERT INTO "batch_results" VALUES(12,140,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989800,0);
INSERT INTO "batch_results" VALUES(12,140,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989801,0);
INSERT INTO "batch_results" VALUES(12,141,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989809,0);
INSERT INTO "batch_results" VALUES(12,141,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989811,0);
INSERT INTO "batch_results" VALUES(12,142,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,8,1796062674989819,0);
INSERT INTO "batch_results" VALUES(12,142,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989820,0);
INSERT INTO "batch_results" VALUES(12,143,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,8,1796062674989830,0);
INSERT INTO "batch_results" VALUES(12,143,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989832,0);
INSERT INTO "batch_results" VALUES(12,144,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,8,1796062674989840,0);
INSERT INTO "batch_results" VALUES(12,144,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989841,0);
INSERT INTO "batch_results" VALUES(12,145,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,8,1796062674989851,0);
INSERT INTO "batch_results" VALUES(12,145,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989853,0);
INSERT INTO "batch_results" VALUES(12,146,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989860,0);
INSERT INTO "batch_results" VALUES(12,146,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989862,0);
INSERT INTO "batch_results" VALUES(12,147,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989871,0);
INSERT INTO "batch_results" VALUES(12,147,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,2,1796062674989874,0);
INSERT INTO "batch_results" VALUES(12,148,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989881,0);
INSERT INTO "batch_results" VALUES(12,148,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989882,0);
INSERT INTO "batch_results" VALUES(12,149,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989890,0);
INSERT INTO "batch_results" VALUES(12,149,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989892,0);
INSERT INTO "batch_results" VALUES(12,150,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989899,0);
INSERT INTO "batch_results" VALUES(12,150,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989901,0);
INSERT INTO "batch_results" VALUES(12,151,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989909,0);
INSERT INTO "batch_results" VALUES(12,151,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989911,0);
INSERT INTO "batch_results" VALUES(12,152,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,8,1796062674989920,0);
INSERT INTO "batch_results" VALUES(12,152,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989921,0);
INSERT INTO "batch_results" VALUES(12,153,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989928,0);
INSERT INTO "batch_results" VALUES(12,153,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989930,0);
INSERT INTO "batch_results" VALUES(12,154,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989938,0);
INSERT INTO "batch_results" VALUES(12,154,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989939,0);
INSERT INTO "batch_results" VALUES(12,155,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989947,0);
INSERT INTO "batch_results" VALUES(12,155,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,1,1796062674989949,0);
INSERT INTO "batch_results" VALUES(12,156,0,1,1,2,NULL,NULL,NULL,NULL,NULL,NULL,'hog_error','Runtime error: Error(''Down.'')',1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989957,0);
INSERT INTO "batch_results" VALUES(12,156,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,7,1796062674989964,0);
INSERT INTO "batch_results" VALUES(13,43,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61123,1796062675157783,0);
INSERT INTO "batch_results" VALUES(13,44,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60900,1796062675218688,0);
INSERT INTO "batch_results" VALUES(13,45,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,59626,1796062675278319,0);
INSERT INTO "batch_results" VALUES(13,46,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61022,1796062675339346,0);
INSERT INTO "batch_results" VALUES(13,47,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60317,1796062675399667,0);
INSERT INTO "batch_results" VALUES(13,48,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,62323,1796062675463092,0);
INSERT INTO "batch_results" VALUES(13,49,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,68940,1796062675473424,0);
INSERT INTO "batch_results" VALUES(13,50,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,68638,1796062675477095,0);
INSERT INTO "batch_results" VALUES(13,51,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,66321,1796062675535116,0);
INSERT INTO "batch_results" VALUES(13,52,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60201,1796062675533751,0);
INSERT INTO "batch_results" VALUES(13,53,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,62771,1796062675543266,0);
INSERT INTO "batch_results" VALUES(13,55,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61652,1796062675598200,0);
INSERT INTO "batch_results" VALUES(14,43,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,65825,1796062675702724,0);
INSERT INTO "batch_results" VALUES(14,43,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,42,1796062675702766,0);
INSERT INTO "batch_results" VALUES(14,44,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,63033,1796062675765802,0);
INSERT INTO "batch_results" VALUES(14,44,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,28,1796062675765831,0);
INSERT INTO "batch_results" VALUES(14,45,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,59847,1796062675825679,0);
INSERT INTO "batch_results" VALUES(14,45,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,30,1796062675825710,0);
INSERT INTO "batch_results" VALUES(14,46,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61619,1796062675887331,0);
INSERT INTO "batch_results" VALUES(14,46,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,39,1796062675887370,0);
INSERT INTO "batch_results" VALUES(14,47,0,1,1,0,1,1,NULL,NULL,'',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60369,1796062675947742,0);
INSERT INTO "batch_results" VALUES(14,47,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,38,1796062675947780,0);
INSERT INTO "batch_results" VALUES(15,353,0,1,1,0,1,1,NULL,NULL,'"yes" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,13,1796062676984165,0);
INSERT INTO "batch_results" VALUES(15,354,0,1,1,0,0,0,NULL,NULL,'"no" != "yes"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,3,1796062676984171,0);
INSERT INTO "batch_results" VALUES(15,355,0,1,1,0,1,1,NULL,NULL,'"yes" is the expected output',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,0,1796062676984172,0);
INSERT INTO "batch_results" VALUES(16,289,0,1,1,0,0,0,NULL,NULL,'quick 33',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,66116,1796062677366689,0);
INSERT INTO "batch_results" VALUES(16,289,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,87,1796062677366777,0);
INSERT INTO "batch_results" VALUES(16,290,0,1,1,0,0,0,NULL,NULL,'quick 34',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60832,1796062677427613,0);
INSERT INTO "batch_results" VALUES(16,290,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,31,1796062677427644,0);
INSERT INTO "batch_results" VALUES(16,291,0,1,1,0,0,0,NULL,NULL,'quick 35',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,69664,1796062677497311,0);
INSERT INTO "batch_results" VALUES(16,291,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,38,1796062677497349,0);
INSERT INTO "batch_results" VALUES(16,292,0,1,1,0,0,0,NULL,NULL,'quick 36',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61429,1796062677558781,0);
INSERT INTO "batch_results" VALUES(16,292,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,22,1796062677558804,0);
INSERT INTO "batch_results" VALUES(16,293,0,1,1,0,0,0,NULL,NULL,'quick 37',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,78532,1796062677637338,0);
INSERT INTO "batch_results" VALUES(16,293,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,32,1796062677637370,0);
INSERT INTO "batch_results" VALUES(16,294,0,1,1,0,0,0,NULL,NULL,'quick 38',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,71382,1796062677711124,0);
INSERT INTO "batch_results" VALUES(16,294,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,19,1796062677711144,0);
INSERT INTO "batch_results" VALUES(16,295,0,1,1,0,0,0,NULL,NULL,'quick 39',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61892,1796062677701890,0);
INSERT INTO "batch_results" VALUES(16,295,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,44,1796062677701934,0);
INSERT INTO "batch_results" VALUES(16,296,0,1,1,0,0,0,NULL,NULL,'quick 40',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,60583,1796062677762890,0);
INSERT INTO "batch_results" VALUES(16,296,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062677762920,0);
INSERT INTO "batch_results" VALUES(16,297,0,1,1,0,0,0,NULL,NULL,'quick 41',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61712,1796062677774387,0);
INSERT INTO "batch_results" VALUES(16,297,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,26,1796062677774414,0);
INSERT INTO "batch_results" VALUES(16,298,0,1,1,0,0,0,NULL,NULL,'quick 42',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,62285,1796062677825526,0);
INSERT INTO "batch_results" VALUES(16,298,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,32,1796062677825559,0);
INSERT INTO "batch_results" VALUES(16,299,0,1,1,0,0,0,NULL,NULL,'quick 43',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,66090,1796062677846586,0);
INSERT INTO "batch_results" VALUES(16,299,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,39,1796062677846626,0);
INSERT INTO "batch_results" VALUES(16,300,0,1,1,0,0,0,NULL,NULL,'quick 44',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,62877,1796062677891466,0);
INSERT INTO "batch_results" VALUES(16,300,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,25,1796062677891492,0);
INSERT INTO "batch_results" VALUES(16,302,0,1,1,0,0,0,NULL,NULL,'quick 46',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,63311,1796062677955037,0);
INSERT INTO "batch_results" VALUES(16,302,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,26,1796062677955064,0);
INSERT INTO "batch_results" VALUES(16,303,0,1,1,0,0,0,NULL,NULL,'quick 47',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,64152,1796062678020694,0);
INSERT INTO "batch_results" VALUES(16,303,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,32,1796062678020727,0);
INSERT INTO "batch_results" VALUES(16,304,0,1,1,0,0,0,NULL,NULL,'quick 48',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,64902,1796062678085794,0);
INSERT INTO "batch_results" VALUES(16,304,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,25,1796062678085820,0);
INSERT INTO "batch_results" VALUES(16,305,0,1,1,0,0,0,NULL,NULL,'quick 49',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61713,1796062678149204,0);
INSERT INTO "batch_results" VALUES(16,305,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,32,1796062678149237,0);
INSERT INTO "batch_results" VALUES(16,306,0,1,1,0,0,0,NULL,NULL,'quick 50',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,66788,1796062678216217,0);
INSERT INTO "batch_results" VALUES(16,306,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,24,1796062678216242,0);
INSERT INTO "batch_results" VALUES(16,307,0,1,1,0,0,0,NULL,NULL,'quick 51',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,65716,1796062678282258,0);
INSERT INTO "batch_results" VALUES(16,307,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,39,1796062678282297,0);
INSERT INTO "batch_results" VALUES(16,308,0,1,1,0,0,0,NULL,NULL,'quick 52',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,72409,1796062678354927,0);
INSERT INTO "batch_results" VALUES(16,308,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062678354957,0);
INSERT INTO "batch_results" VALUES(16,309,0,1,1,0,0,0,NULL,NULL,'quick 53',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,71893,1796062678428480,0);
INSERT INTO "batch_results" VALUES(16,309,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,33,1796062678428514,0);
INSERT INTO "batch_results" VALUES(16,310,0,1,1,0,0,0,NULL,NULL,'quick 54',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,64039,1796062678492736,0);
INSERT INTO "batch_results" VALUES(16,310,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062678492765,0);
INSERT INTO "batch_results" VALUES(16,311,0,1,1,0,0,0,NULL,NULL,'quick 55',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,64576,1796062678557576,0);
INSERT INTO "batch_results" VALUES(16,311,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,30,1796062678557607,0);
INSERT INTO "batch_results" VALUES(16,312,0,1,1,0,0,0,NULL,NULL,'quick 56',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,63887,1796062678621676,0);
INSERT INTO "batch_results" VALUES(16,312,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,27,1796062678621703,0);
INSERT INTO "batch_results" VALUES(16,313,0,1,1,0,0,0,NULL,NULL,'quick 57',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,63558,1796062678685469,0);
INSERT INTO "batch_results" VALUES(16,313,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,36,1796062678685505,0);
INSERT INTO "batch_results" VALUES(16,314,0,1,1,0,0,0,NULL,NULL,'quick 58',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,66081,1796062678751805,0);
INSERT INTO "batch_results" VALUES(16,314,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,31,1796062678751836,0);
INSERT INTO "batch_results" VALUES(16,315,0,1,1,0,0,0,NULL,NULL,'quick 59',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,67021,1796062678823750,0);
INSERT INTO "batch_results" VALUES(16,315,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,34,1796062678823785,0);
INSERT INTO "batch_results" VALUES(16,316,0,1,1,0,0,0,NULL,NULL,'quick 60',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61208,1796062678897744,0);
INSERT INTO "batch_results" VALUES(16,316,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,25,1796062678897770,0);
INSERT INTO "batch_results" VALUES(16,317,0,1,1,0,0,0,NULL,NULL,'quick 61',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,67422,1796062678965474,0);
INSERT INTO "batch_results" VALUES(16,317,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062678965504,0);
INSERT INTO "batch_results" VALUES(16,318,0,1,1,0,0,0,NULL,NULL,'quick 62',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,68625,1796062679034284,0);
INSERT INTO "batch_results" VALUES(16,318,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,23,1796062679034308,0);
INSERT INTO "batch_results" VALUES(16,319,0,1,1,0,0,0,NULL,NULL,'quick 63',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,67885,1796062679102387,0);
INSERT INTO "batch_results" VALUES(16,319,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,30,1796062679102418,0);
INSERT INTO "batch_results" VALUES(16,320,0,1,1,0,0,0,NULL,NULL,'quick 64',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,63944,1796062679166544,0);
INSERT INTO "batch_results" VALUES(16,320,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,26,1796062679166570,0);
INSERT INTO "batch_results" VALUES(16,321,0,1,1,0,0,0,NULL,NULL,'quick 65',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,70316,1796062677374883,0);
INSERT INTO "batch_results" VALUES(16,321,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "5"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,38,1796062677374921,0);
INSERT INTO "batch_results" VALUES(16,322,0,1,1,0,0,0,NULL,NULL,'quick 66',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,63360,1796062677438284,0);
INSERT INTO "batch_results" VALUES(16,322,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,21,1796062677438306,0);
INSERT INTO "batch_results" VALUES(16,323,0,1,1,0,0,0,NULL,NULL,'quick 67',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,68983,1796062677507292,0);
INSERT INTO "batch_results" VALUES(16,323,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "7"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062677507322,0);
INSERT INTO "batch_results" VALUES(16,324,0,1,1,0,0,0,NULL,NULL,'quick 68',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,67909,1796062677575234,0);
INSERT INTO "batch_results" VALUES(16,324,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062677575263,0);
INSERT INTO "batch_results" VALUES(16,325,0,1,1,0,0,0,NULL,NULL,'quick 69',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,64606,1796062677639872,0);
INSERT INTO "batch_results" VALUES(16,325,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "9"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,13,1796062677639886,0);
INSERT INTO "batch_results" VALUES(16,326,0,1,1,0,0,0,NULL,NULL,'quick 70',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,59834,1796062679227717,0);
INSERT INTO "batch_results" VALUES(16,326,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,27,1796062679227744,0);
INSERT INTO "batch_results" VALUES(16,327,0,1,1,0,0,0,NULL,NULL,'quick 71',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,64843,1796062679292815,0);
INSERT INTO "batch_results" VALUES(16,327,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "1"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,28,1796062679292844,0);
INSERT INTO "batch_results" VALUES(16,328,0,1,1,0,0,0,NULL,NULL,'quick 72',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61260,1796062679354268,0);
INSERT INTO "batch_results" VALUES(16,328,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,29,1796062679354297,0);
INSERT INTO "batch_results" VALUES(16,329,0,1,1,0,0,0,NULL,NULL,'quick 73',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,61156,1796062679415680,0);
INSERT INTO "batch_results" VALUES(16,329,1,1,1,0,1,1,NULL,NULL,'the pattern "[13579](\s|$)" matches "3"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,40,1796062679415721,0);
INSERT INTO "batch_results" VALUES(16,330,0,1,1,0,0,0,NULL,NULL,'quick 74',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,59917,1796062679480524,0);
INSERT INTO "batch_results" VALUES(16,330,1,1,1,0,0,0,NULL,NULL,'nothing matches the pattern "[13579](\s|$)"',NULL,NULL,NULL,1,0,NULL,NULL,NULL,NULL,NULL,24,1796062679480549,0);
CREATE TABLE batch_run_evaluations (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    position INTEGER NOT NULL,
    evaluation INTEGER NOT NULL REFERENCES evaluations (id),
    version INTEGER NOT NULL,
    name TEXT NOT NULL, reopened INTEGER NOT NULL DEFAULT 0, evaluator_version INTEGER,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_run_evaluations" VALUES(1,0,1,1,'exact',0,2);
INSERT INTO "batch_run_evaluations" VALUES(1,1,2,1,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(1,2,3,1,'close',0,3);
INSERT INTO "batch_run_evaluations" VALUES(1,3,4,1,'mood',0,2);
INSERT INTO "batch_run_evaluations" VALUES(1,4,5,1,'printer',0,2);
INSERT INTO "batch_run_evaluations" VALUES(1,5,6,1,'apology',0,3);
INSERT INTO "batch_run_evaluations" VALUES(2,0,1,2,'exact',0,2);
INSERT INTO "batch_run_evaluations" VALUES(2,1,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(3,0,7,1,'score',0,2);
INSERT INTO "batch_run_evaluations" VALUES(3,1,3,1,'close',0,3);
INSERT INTO "batch_run_evaluations" VALUES(3,2,8,1,'coin',0,2);
INSERT INTO "batch_run_evaluations" VALUES(4,0,11,1,'flaky',12,2);
INSERT INTO "batch_run_evaluations" VALUES(4,1,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(5,0,11,1,'flaky',4,2);
INSERT INTO "batch_run_evaluations" VALUES(6,0,1,2,'exact',0,2);
INSERT INTO "batch_run_evaluations" VALUES(7,0,1,2,'exact',0,2);
INSERT INTO "batch_run_evaluations" VALUES(8,0,6,1,'apology',0,3);
INSERT INTO "batch_run_evaluations" VALUES(9,0,6,1,'apology',0,3);
INSERT INTO "batch_run_evaluations" VALUES(10,0,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(11,0,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(12,0,15,1,'down',0,2);
INSERT INTO "batch_run_evaluations" VALUES(12,1,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(13,0,12,1,'slow',0,2);
INSERT INTO "batch_run_evaluations" VALUES(14,0,12,1,'slow',0,2);
INSERT INTO "batch_run_evaluations" VALUES(14,1,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(15,0,16,1,'exact',0,2);
INSERT INTO "batch_run_evaluations" VALUES(16,0,13,1,'stuck',0,2);
INSERT INTO "batch_run_evaluations" VALUES(16,1,2,2,'digits',0,2);
INSERT INTO "batch_run_evaluations" VALUES(17,0,14,1,'stall',0,2);
INSERT INTO "batch_run_evaluations" VALUES(18,0,14,1,'stall',0,2);
INSERT INTO "batch_run_evaluations" VALUES(19,0,14,1,'stall',0,2);
INSERT INTO "batch_run_evaluations" VALUES(20,0,14,1,'stall',0,2);
CREATE TABLE batch_run_ranges (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    through_item INTEGER NOT NULL,
    after_item INTEGER NOT NULL,
    PRIMARY KEY (run, through_item)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_run_ranges" VALUES(6,2,1);
INSERT INTO "batch_run_ranges" VALUES(6,4,3);
INSERT INTO "batch_run_ranges" VALUES(6,8,5);
INSERT INTO "batch_run_ranges" VALUES(6,11,10);
INSERT INTO "batch_run_ranges" VALUES(6,13,12);
INSERT INTO "batch_run_ranges" VALUES(6,15,14);
INSERT INTO "batch_run_ranges" VALUES(6,22,21);
INSERT INTO "batch_run_ranges" VALUES(11,137,136);
INSERT INTO "batch_run_ranges" VALUES(11,145,144);
INSERT INTO "batch_run_ranges" VALUES(11,150,149);
INSERT INTO "batch_run_ranges" VALUES(11,155,154);
INSERT INTO "batch_run_ranges" VALUES(11,158,157);
INSERT INTO "batch_run_ranges" VALUES(11,161,159);
INSERT INTO "batch_run_ranges" VALUES(11,175,174);
INSERT INTO "batch_run_ranges" VALUES(11,177,176);
INSERT INTO "batch_run_ranges" VALUES(11,186,185);
INSERT INTO "batch_run_ranges" VALUES(11,191,190);
INSERT INTO "batch_run_ranges" VALUES(11,201,199);
INSERT INTO "batch_run_ranges" VALUES(11,207,206);
INSERT INTO "batch_run_ranges" VALUES(11,215,214);
INSERT INTO "batch_run_ranges" VALUES(11,220,219);
INSERT INTO "batch_run_ranges" VALUES(11,223,222);
INSERT INTO "batch_run_ranges" VALUES(11,231,230);
INSERT INTO "batch_run_ranges" VALUES(11,235,234);
INSERT INTO "batch_run_ranges" VALUES(11,238,237);
CREATE TABLE batch_runs (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    project INTEGER NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    dataset_revision INTEGER NOT NULL,
    item_count INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    trials INTEGER NOT NULL,
    max_concurrency INTEGER,
    use_ledger INTEGER NOT NULL,
    execution TEXT NOT NULL,
    budget TEXT,
    sample TEXT,
    idempotency_key TEXT,
    body_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    created_by INTEGER REFERENCES users (id)
, status_reason_detail TEXT, round INTEGER NOT NULL DEFAULT 0, choosing INTEGER NOT NULL DEFAULT 0, statistics_due INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "batch_runs" VALUES(1,X'01A22DAD6AF87000BDBD6D73E883C109',1,'everything',1,5,21,'completed',NULL,1,NULL,1,'interactive',NULL,NULL,'nightly-1',X'5DBF2FE77AD0BB7F6F7D66148E1F27FF838369E0E782B9A9A053F04426C63DA3',1796062669560936,1796062669566710,1796062669574759,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(2,X'01A22DAD6B897000B9219E1D06C98ED0',1,'again',1,8,22,'completed',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'DD2D565D0528727C39C2541A33C9E576DA1EEE42A8F20E68C4DA9415485CD59E',1796062669705119,1796062669706806,1796062669709396,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(3,X'01A22DAD6BFD70008C04EFAE1EBC9132',1,'three trials',4,1,8,'completed',NULL,3,1,1,'interactive',NULL,NULL,NULL,X'F04A7001865C3F7E4EA1D53307DD9CDBE9828E7695F15295D0D1C41D2152BFC8',1796062669821467,1796062669823237,1796062669827618,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(4,X'01A22DAD6C827000802F2F3C8EAC5BFF',1,'half retried',5,1,30,'paused','budget',1,NULL,1,'interactive','{"calls":67}',NULL,NULL,X'A663FCAD3FC33FF055A47E51EAAC90CA6B5E0464F88AECCCB08979AEEB3D9F57',1796062669954639,1796062669957348,NULL,1,'The budget has 1 call left, and an item may take 2: resume the run with a larger budget, or with none.',1,0,0);
INSERT INTO "batch_runs" VALUES(5,X'01A22DAD6C87700080EF34314B41AEAC',1,'retried',6,1,6,'completed',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'8F1615CB6CB2DF3CB048A28A4BF5A45FC6344C0EB47F528BA224F2C72CAA1B0D',1796062669959204,1796062669960484,1796062674044250,1,NULL,1,0,0);
INSERT INTO "batch_runs" VALUES(6,X'01A22DAD7D4E7000A378E11D85A32AA1',1,'random sample',1,9,8,'completed',NULL,1,NULL,1,'interactive',NULL,'{"kind":"random","n":8,"seed":7}',NULL,X'6CB257FAD770ADFD4D716409659AADA180C15F0FA8BC99D116579C0501868643',1796062674254102,1796062674257551,1796062674258725,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(7,X'01A22DAD7DB970008A6062E307ADEEC3',1,'empty sample',1,9,0,'failed','empty_sample',1,NULL,1,'interactive',NULL,'{"kind":"where","where":[{"key":"topic","value":"none"}]}',NULL,X'BC79FB7832FB976FB245D30729059D247EDBF36FC95BA887BD069F98A67D0F50',1796062674361277,NULL,1796062674368913,1,'None of the dataset''s 23 items is in the sample: start another run with other filters.',0,0,0);
INSERT INTO "batch_runs" VALUES(8,X'01A22DAD7E2D7000B935A4068941A35B',1,'before',7,1,51,'completed',NULL,100,NULL,1,'interactive',NULL,NULL,NULL,X'14C9586935B0FDEEE391F84AAB03FB69BE7DAA691DEFF7700FE782CFD0004769',1796062674477264,1796062674478033,1796062674496486,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(9,X'01A22DAD7EA870009EB19407292CEFA1',1,'after',7,8,51,'completed',NULL,100,NULL,1,'interactive',NULL,NULL,NULL,X'DF987091E4EBEA42E472034CD8485D9A2BB43C4E3FF96BC454DCABFBF444BE1C',1796062674600039,1796062674604916,1796062674626281,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(10,X'01A22DAD7F517000ABB09FD9FA0363E0',1,'out of calls',8,1,120,'paused','budget',1,NULL,1,'interactive','{"calls":40}',NULL,NULL,X'DD6069B8116AEAC7C95AAEEDD1711163F00BAEDF4C44D3093C7065C5FB62BDDD',1796062674769506,1796062674770435,NULL,1,'The budget has 0 calls left, and an item may take 1: resume the run with a larger budget, or with none.',0,0,0);
INSERT INTO "batch_runs" VALUES(11,X'01A22DAD7FBC70008ECDDDA3A064686F',1,'sample out of calls',8,1,20,'paused','budget',1,NULL,1,'interactive','{"calls":9}','{"kind":"random","n":20,"seed":3}',NULL,X'F0EF994A5AE3FF0C7FD1BF2BF551CD3BF30A37EFC69FD10054C328FE53FC0D69',1796062674876098,1796062674877641,NULL,1,'The budget has 0 calls left, and an item may take 1: resume the run with a larger budget, or with none.',0,0,0);
INSERT INTO "batch_runs" VALUES(12,X'01A22DAD80287000ACA0CBBE033BB295',1,'failing',8,1,120,'paused','evaluator_failing',1,1,1,'interactive',NULL,NULL,NULL,X'A71A30FAC4E33B8494C9265EA6EA4CF71C53F35C484CD3A172A2336AB1CBF0BC',1796062674984236,1796062674988926,NULL,1,'The first 20 cells of the evaluation “down” all ended in error, the last with hog_error. Look at the results; then resume the run, retry it, or change the evaluation and start another.',0,0,0);
INSERT INTO "batch_runs" VALUES(13,X'01A22DAD8094700085FEBEB221A00D62',1,'out of time',5,1,30,'paused','budget',1,NULL,1,'interactive','{"seconds":0.5}',NULL,NULL,X'FE2D236AD02BCC3316985E53FC1D043317AB42F38266733EC35ED4F4EC030656',1796062675092925,1796062675094710,NULL,1,'The run has used the seconds of its budget: resume it with a larger budget, or with none.',0,0,0);
INSERT INTO "batch_runs" VALUES(14,X'01A22DAD82B17000B901B8EE53428A6D',1,'cancelled',5,1,30,'cancelled',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'AB11E8D3BF01F75273C894BCE7B16486448A0266FE3F224E5C28B94C61088071',1796062675633955,1796062675635439,1796062675957909,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(15,X'01A22DAD87F57000B81FF5C30BECDB76',2,'elsewhere',10,1,3,'completed',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'E5884BA64D8E50A312992DB2375F0E7EBC938F90923587D0A4FB39D9F735108F',1796062676981562,1796062676983768,1796062676984379,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(16,X'01A22DAD892D700098205793A9F0F898',1,'cut off',9,1,96,'running',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'71058F9C8CECD3F28EDE4D9E2E1DAA1D2C138D7BB84C423264247C6730B971B1',1796062677293301,1796062677295652,NULL,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(17,X'01A22DAD962D7000B0525ECC1FC691FA',1,'stalled 1',6,1,6,'running',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'0FBBE700CC10F0296E3F28258B3AC97EE3E18CB475DE2153586F317074789548',1796062680621352,1796062680633237,NULL,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(18,X'01A22DAD977C70008FAB3BFC0D9DD601',1,'stalled 2',6,1,6,'running',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'C80CC89D0D7CFD17BBC8ED8A5D9F6A953B3A7CCFDB075D8B4608AC964C178B11',1796062680956480,1796062680968468,NULL,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(19,X'01A22DAD98B67000B791B59BBD6CAEC4',1,'stalled 3',6,1,6,'running',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'848715CC4C10761853F102B0A3C2D5374B9DF5E145227E57F0828046FA8DE54D',1796062681270940,1796062681277600,NULL,1,NULL,0,0,0);
INSERT INTO "batch_runs" VALUES(20,X'01A22DAD9A2070009197A154E6968D4A',1,'stalled 4',6,1,6,'queued',NULL,1,NULL,1,'interactive',NULL,NULL,NULL,X'1A412C342D6419D7B148747D15C957044F14DE0D055DE7A590C401AB868AE363',1796062681632698,NULL,NULL,1,NULL,0,0,0);
CREATE TABLE batch_statistics (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    evaluation INTEGER NOT NULL,
    median REAL,
    p10 REAL,
    p90 REAL,
    mean_low REAL,
    mean_high REAL,
    pass_hat_k REAL,
    unstable INTEGER, mean REAL,
    PRIMARY KEY (run, evaluation)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_statistics" VALUES(1,2,9.55502028397565927875e-01,3.33410005750431268078e-02,1.0,4.51547591714081486546e-01,8.2451059626436773442e-01,NULL,NULL,6.44103561369621324672e-01);
INSERT INTO "batch_statistics" VALUES(3,0,0.3,0.1,0.7,2.24999999999999977795e-01,0.475,0.5,3,0.35);
INSERT INTO "batch_statistics" VALUES(3,1,0.5,0.1,0.97,1.99999999999999955591e-01,0.8125,0.5,0,0.5125);
INSERT INTO "batch_statistics" VALUES(3,2,NULL,NULL,NULL,NULL,NULL,0.5,4,NULL);
INSERT INTO "batch_statistics" VALUES(8,0,NULL,NULL,NULL,NULL,NULL,7.05882352941176516303e-01,0,NULL);
INSERT INTO "batch_statistics" VALUES(9,0,NULL,NULL,NULL,NULL,NULL,6.86274509803921572981e-01,0,NULL);
CREATE TABLE "batch_subtotals" (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    pass INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    through_item INTEGER NOT NULL,
    after_item INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    error INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    total REAL NOT NULL,
    calls INTEGER NOT NULL,
    microseconds INTEGER NOT NULL, total_rest REAL NOT NULL DEFAULT 0.0,
    PRIMARY KEY (run, pass, evaluation, through_item)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_subtotals" VALUES(1,0,0,23,-9223372036854775808,20,0,0,1,8,12,0.0,21,5909,0.0);
INSERT INTO "batch_subtotals" VALUES(1,0,1,23,-9223372036854775808,21,0,0,0,4,17,0.0,21,0,0.0);
INSERT INTO "batch_subtotals" VALUES(1,0,2,23,-9223372036854775808,20,0,0,1,12,8,6.98338480542593677442e-19,21,0,1.81308248670829625232e-34);
INSERT INTO "batch_subtotals" VALUES(1,0,3,23,-9223372036854775808,9,12,0,0,5,4,0.0,21,0,0.0);
INSERT INTO "batch_subtotals" VALUES(1,0,4,23,-9223372036854775808,17,1,2,1,13,4,0.0,21,0,0.0);
INSERT INTO "batch_subtotals" VALUES(1,0,5,23,-9223372036854775808,21,0,0,0,13,8,0.0,21,0,0.0);
INSERT INTO "batch_subtotals" VALUES(2,0,0,32,-9223372036854775808,21,0,0,1,9,12,0.0,22,2726,0.0);
INSERT INTO "batch_subtotals" VALUES(2,0,1,32,-9223372036854775808,22,0,0,0,9,13,0.0,22,0,0.0);
INSERT INTO "batch_subtotals" VALUES(3,0,0,42,-9223372036854775808,24,0,0,0,17,7,4.55364912443911881538e-19,24,2802,-3.46065536882081442354e-35);
INSERT INTO "batch_subtotals" VALUES(3,0,1,42,-9223372036854775808,24,0,0,0,12,12,6.66784336078585169148e-19,24,0,7.2222372914521344488e-35);
INSERT INTO "batch_subtotals" VALUES(3,0,2,42,-9223372036854775808,24,0,0,0,19,5,0.0,24,0,0.0);
INSERT INTO "batch_subtotals" VALUES(4,0,0,72,-9223372036854775808,18,0,12,0,0,18,0.0,30,4994,0.0);
INSERT INTO "batch_subtotals" VALUES(4,0,1,72,-9223372036854775808,30,0,0,0,0,30,0.0,30,0,0.0);
INSERT INTO "batch_subtotals" VALUES(4,1,0,57,-9223372036854775808,5,0,1,0,5,0,0.0,6,3712,0.0);
INSERT INTO "batch_subtotals" VALUES(4,1,1,57,-9223372036854775808,0,0,0,0,0,0,0.0,0,0,0.0);
INSERT INTO "batch_subtotals" VALUES(5,0,0,78,-9223372036854775808,2,0,4,0,0,2,0.0,6,1824,0.0);
INSERT INTO "batch_subtotals" VALUES(5,1,0,78,-9223372036854775808,2,0,2,0,2,0,0.0,4,4908,0.0);
INSERT INTO "batch_subtotals" VALUES(6,0,0,22,-9223372036854775808,7,0,0,1,3,4,0.0,8,983,0.0);
INSERT INTO "batch_subtotals" VALUES(8,0,0,129,-9223372036854775808,5100,0,0,0,3600,1500,0.0,5100,8742,0.0);
INSERT INTO "batch_subtotals" VALUES(9,0,0,129,-9223372036854775808,5100,0,0,0,3500,1600,0.0,5100,7869,0.0);
INSERT INTO "batch_subtotals" VALUES(10,0,0,176,-9223372036854775808,40,0,0,0,20,20,0.0,40,2453,0.0);
INSERT INTO "batch_subtotals" VALUES(11,0,0,177,-9223372036854775808,9,0,0,0,6,3,0.0,9,2697,0.0);
INSERT INTO "batch_subtotals" VALUES(12,0,0,156,-9223372036854775808,0,0,20,0,0,0,0.0,20,1110,0.0);
INSERT INTO "batch_subtotals" VALUES(12,0,1,156,-9223372036854775808,20,0,0,0,10,10,0.0,20,0,0.0);
INSERT INTO "batch_subtotals" VALUES(13,0,0,53,-9223372036854775808,11,0,0,0,11,0,0.0,11,454251,0.0);
INSERT INTO "batch_subtotals" VALUES(13,0,0,55,54,1,0,0,0,1,0,0.0,1,49842,0.0);
INSERT INTO "batch_subtotals" VALUES(14,0,0,47,-9223372036854775808,5,0,0,0,5,0,0.0,5,312599,0.0);
INSERT INTO "batch_subtotals" VALUES(14,0,1,47,-9223372036854775808,5,0,0,0,0,5,0.0,5,0,0.0);
INSERT INTO "batch_subtotals" VALUES(15,0,0,355,-9223372036854775808,3,0,0,0,2,1,0.0,3,1469,0.0);
INSERT INTO "batch_subtotals" VALUES(16,0,0,300,288,12,0,0,0,0,12,0.0,12,599338,0.0);
INSERT INTO "batch_subtotals" VALUES(16,0,0,330,301,29,0,0,0,0,29,0.0,29,1590293,0.0);
INSERT INTO "batch_subtotals" VALUES(16,0,1,300,288,12,0,0,0,6,6,0.0,12,0,0.0);
INSERT INTO "batch_subtotals" VALUES(16,0,1,330,301,29,0,0,0,14,15,0.0,29,0,0.0);
CREATE TABLE batch_unstable_items (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    item INTEGER NOT NULL REFERENCES dataset_items (id),
    evaluation INTEGER NOT NULL,
    PRIMARY KEY (run, item, evaluation)
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_unstable_items" VALUES(3,36,0);
INSERT INTO "batch_unstable_items" VALUES(3,36,2);
INSERT INTO "batch_unstable_items" VALUES(3,38,2);
INSERT INTO "batch_unstable_items" VALUES(3,40,0);
INSERT INTO "batch_unstable_items" VALUES(3,40,2);
INSERT INTO "batch_unstable_items" VALUES(3,42,0);
INSERT INTO "batch_unstable_items" VALUES(3,42,2);
CREATE TABLE dataset_items (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL,
    version INTEGER NOT NULL,
    project INTEGER NOT NULL REFERENCES projects (id),
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    begins INTEGER NOT NULL REFERENCES dataset_revisions (id),
    ends INTEGER REFERENCES dataset_revisions (id),
    deleted INTEGER,
    uuid BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id),
    external_id TEXT,
    ref_trace_id TEXT,
    ref_timestamp INTEGER,
    ref_source_id TEXT,
    input TEXT,
    output TEXT,
    expected TEXT,
    metadata TEXT
) STRICT;
INSERT INTO "dataset_items" VALUES(1,1,1,1,1,1,NULL,0,X'01A22DAD6AAA7000B0BF2965D010D192',1796062669482673,1796062669482673,1,'a-1','trace-1',1748779200000000,'generation-1','"What is 1 × 1?"','"A: 1\nMood: bad"','"A: 1\nMood: bad"','{"topic":"sums","level":1}');
INSERT INTO "dataset_items" VALUES(2,2,1,1,1,1,NULL,0,X'01A22DAD6AAA70019B778425ADCD784B',1796062669482673,1796062669482673,1,'a-2',NULL,NULL,NULL,'[{"role":"user","content":"What is 2 × 2?"}]','{"role":"assistant","content":"A: 4"}','4','{"topic":"sums","level":2}');
INSERT INTO "dataset_items" VALUES(3,3,1,1,1,1,3,0,X'01A22DAD6AAA70028DCA18BA549847B1',1796062669482673,1796062669482673,1,'a-3',NULL,NULL,NULL,'"What is 3 × 3?"','"A: 9\nMood: good"','"A: 9\nMood: good"','{"topic":"squares","level":3}');
INSERT INTO "dataset_items" VALUES(4,4,1,1,1,1,NULL,0,X'01A22DAD6AAA7003ADE47BBE49D66FC7',1796062669482673,1796062669482673,1,'a-4',NULL,NULL,NULL,'"What is 4 × 4?"','"A: 17\nMood: none"','"A: 16\nMood: none"','{"topic":"sums","level":0}');
INSERT INTO "dataset_items" VALUES(5,5,1,1,1,1,4,0,X'01A22DAD6AAA7004AAF3A0F15154DD62',1796062669482673,1796062669482673,1,'a-5',NULL,NULL,NULL,'"What is 5 × 5?"','"A: 25\nMood: good"','"A: 25\nMood: good"','{"topic":"sums","level":1}');
INSERT INTO "dataset_items" VALUES(6,6,1,1,1,1,NULL,0,X'01A22DAD6AAA70058FF541591EB14B82',1796062669482673,1796062669482673,1,'a-6',NULL,NULL,NULL,'"What is 6 × 6?"','"A: 36\nMood: bad"','"A: 36\nMood: bad"','{"topic":"squares","level":2}');
INSERT INTO "dataset_items" VALUES(7,7,1,1,1,1,5,0,X'01A22DAD6AAA7006934F3F45BE610D1E',1796062669482673,1796062669482673,1,'a-7',NULL,NULL,NULL,'"What is 7 × 7?"','"A: 49\nMood: meh"','"A: 49\nMood: meh"','{"topic":"sums","level":3}');
INSERT INTO "dataset_items" VALUES(8,8,1,1,1,1,NULL,0,X'01A22DAD6AAA7007B323A1130D958604',1796062669482673,1796062669482673,1,'a-8',NULL,NULL,NULL,'"What is 8 × 8?"','"The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. "','"The committee met on the third Tuesday of the month, read the minutes silently, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. "','{"topic":"sums","level":0}');
INSERT INTO "dataset_items" VALUES(9,9,1,1,1,1,9,0,X'01A22DAD6AAA7008858C092F8CA528C2',1796062669482673,1796062669482673,1,'a-9',NULL,NULL,NULL,'"What is 9 × 9?"','"A: 81\nMood: none"','"A: 81\nMood: none"','{"topic":"squares","level":1}');
INSERT INTO "dataset_items" VALUES(10,10,1,1,1,1,9,0,X'01A22DAD6AAA7009A62325A58A240422',1796062669482673,1796062669482673,1,'a-10',NULL,NULL,NULL,'"What is 10 × 10?"','"A: 100\nMood: good"','"A: 100\nMood: good"','{"topic":"sums","level":2}');
INSERT INTO "dataset_items" VALUES(11,11,1,1,1,1,NULL,0,X'01A22DAD6AAA700A9F49A47BB35BED24',1796062669482673,1796062669482673,1,'a-11',NULL,NULL,NULL,'"What is 11 × 11?"','"A: 121\nMood: bad"','"A: 121\nMood: bad"','{"topic":"sums","level":3}');
INSERT INTO "dataset_items" VALUES(12,12,1,1,1,1,NULL,0,X'01A22DAD6AAA700B8725E485198C951D',1796062669482673,1796062669482673,1,'a-12',NULL,NULL,NULL,'"What is 12 × 12?"','"The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. "','"The committee met on the third Tuesday of the month, read the minutes silently, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. "','{"topic":"squares","level":0}');
INSERT INTO "dataset_items" VALUES(13,13,1,1,1,1,NULL,0,X'01A22DAD6AAA700CB8AC3221A69865F4',1796062669482673,1796062669482673,1,'a-13',NULL,NULL,NULL,'"What is 13 × 13?"','"A: 169\nMood: good"',NULL,'{"topic":"sums","level":1}');
INSERT INTO "dataset_items" VALUES(14,14,1,1,1,1,NULL,0,X'01A22DAD6AAA700DB1843DBEB5FFCE07',1796062669482673,1796062669482673,1,'a-14',NULL,NULL,NULL,'"What is 14 × 14?"',NULL,'"A: 196\nMood: none"','{"topic":"sums","level":2}');
INSERT INTO "dataset_items" VALUES(15,15,1,1,1,1,NULL,0,X'01A22DAD6AAA700E89EB9DCEB2ED8A43',1796062669482673,1796062669482673,1,'a-15',NULL,NULL,NULL,'"What is 15 × 15?"','"throw"','"A: 225\nMood: good"','{"topic":"squares","level":3}');
INSERT INTO "dataset_items" VALUES(16,16,1,1,1,1,NULL,0,X'01A22DAD6AAA700F8E06998E6C1A248D',1796062669482673,1796062669482673,1,'a-16',NULL,NULL,NULL,'"What is 16 × 16?"','"throw The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. "','"A: 256\nMood: bad"','{"topic":"sums","level":0}');
INSERT INTO "dataset_items" VALUES(17,17,1,1,1,1,NULL,0,X'01A22DAD6AAA70108F5CB87B768CAB07',1796062669482673,1796062669482673,1,'a-17',NULL,NULL,NULL,'"What is 17 × 17?"','"print The committee met on the third Tuesday of the month, read the minutes aloud, corrected the spelling of “Łódź”, and then spent the better part of an hour on whether the answer had to name its source, before it agreed that it did. "','"A: 289\nMood: meh"','{"topic":"sums","level":1}');
INSERT INTO "dataset_items" VALUES(18,18,1,1,1,1,NULL,0,X'01A22DAD6AAA70119F0B4DEE59540AFB',1796062669482673,1796062669482673,1,'a-18',NULL,NULL,NULL,'"What is 18 × 18?"','"type error"','"A: 324\nMood: good"','{"topic":"squares","level":2}');
INSERT INTO "dataset_items" VALUES(19,19,1,1,1,1,NULL,0,X'01A22DAD6AAA7012BA43DF97908F1B95',1796062669482673,1796062669482673,1,'a-19',NULL,NULL,NULL,'"What is 19 × 19?"','"nothing"','"A: 361\nMood: none"','{"topic":"sums","level":3}');
INSERT INTO "dataset_items" VALUES(20,20,1,1,1,1,10,0,X'01A22DAD6AAA70138B92AE9969476632',1796062669482673,1796062669482673,1,'a-20',NULL,NULL,NULL,'"What is 20 × 20?"','"A: 401\nMood: good"','"A: 400\nMood: good"','{"topic":"sums","level":0}');
INSERT INTO "dataset_items" VALUES(21,21,1,1,1,1,NULL,0,X'01A22DAD6AAA7014BAA1FAE6C3F83FE5',1796062669482673,1796062669482673,1,'a-21',NULL,NULL,NULL,'"What is 21 × 21?"','"A: 441\nMood: bad"','"A: 441\nMood: bad"','{"topic":"squares","level":1}');
INSERT INTO "dataset_items" VALUES(22,22,1,1,1,1,NULL,0,X'01A22DAD6AAA701581809463B2E3DB6D',1796062669482673,1796062669482673,1,'a-22',NULL,NULL,NULL,'"What is 22 × 22?"','"A: 484\nMood: meh"','"A: 484\nMood: meh"','{"topic":"sums","level":2}');
INSERT INTO "dataset_items" VALUES(23,23,1,1,1,2,NULL,0,X'01A22DAD6AB57000874DB084B61F75AD',1796062669493212,1796062669493212,1,NULL,NULL,NULL,NULL,'"by hand"','"A: 7"','"A: 7"','{}');
INSERT INTO "dataset_items" VALUES(24,3,2,1,1,3,8,0,X'01A22DAD6AAA70028DCA18BA549847B1',1796062669482673,1796062669495103,1,'a-3',NULL,NULL,NULL,'"What is 3 × 3?"','"A: 9\nMood: meh"','"A: 9\nMood: good"','{"topic":"squares","level":3}');
INSERT INTO "dataset_items" VALUES(25,5,2,1,1,4,11,1,X'01A22DAD6AAA7004AAF3A0F15154DD62',1796062669482673,1796062669497343,1,'a-5',NULL,NULL,NULL,'"What is 5 × 5?"','"A: 25\nMood: good"','"A: 25\nMood: good"','{"topic":"sums","level":1}');
INSERT INTO "dataset_items" VALUES(26,7,2,1,2,6,NULL,0,X'01A22DAD6AAA7006934F3F45BE610D1E',1796062669482673,1796062669499198,1,'a-7',NULL,NULL,NULL,'"What is 7 × 7?"','"A: 49\nMood: meh"','"A: 49\nMood: meh"','{"topic":"sums","level":3}');
INSERT INTO "dataset_items" VALUES(27,27,1,1,3,7,NULL,0,X'01A22DAD6AF27000AFE4B18F08548AC5',1796062669554515,1796062669554515,1,NULL,NULL,NULL,NULL,NULL,'"x"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(28,3,3,1,1,8,NULL,0,X'01A22DAD6AAA70028DCA18BA549847B1',1796062669482673,1796062669690276,1,'third',NULL,NULL,NULL,'"What is 3 × 3?"','"a: 9\nmood: meh"','"A: 9\nMood: meh"','{"topic":"squares","level":3}');
INSERT INTO "dataset_items" VALUES(29,9,2,1,1,9,NULL,0,X'01A22DAD6AAA7008858C092F8CA528C2',1796062669482673,1796062669700635,1,'a-9',NULL,NULL,NULL,'"What is 9 × 9?"','"A: 81"','"A: 81"','{"topic":"squares"}');
INSERT INTO "dataset_items" VALUES(30,10,2,1,1,9,NULL,0,X'01A22DAD6AAA7009A62325A58A240422',1796062669482673,1796062669700748,1,'a-10',NULL,NULL,NULL,'"What is 10 × 10?"','"A: 10"','"A: 100"','{"topic":"squares"}');
INSERT INTO "dataset_items" VALUES(31,31,1,1,1,9,NULL,0,X'01A22DAD6B7F7000A51696098410B5C3',1796062669695061,1796062669695061,1,'c-1',NULL,NULL,NULL,'"What is 1 + 1?"','"A: 2"','"A: 2"','{"topic":"sums"}');
INSERT INTO "dataset_items" VALUES(32,32,1,1,1,9,NULL,0,X'01A22DAD6B7F7001B7BF06E4C2E58D4D',1796062669695061,1796062669695061,1,'c-2',NULL,NULL,NULL,'"Two\nlines"','"A: 3"','"A: 2"','{"topic":"sums"}');
INSERT INTO "dataset_items" VALUES(33,20,2,1,1,10,NULL,1,X'01A22DAD6AAA70138B92AE9969476632',1796062669482673,1796062669702987,1,'a-20',NULL,NULL,NULL,'"What is 20 × 20?"','"A: 401\nMood: good"','"A: 400\nMood: good"','{"topic":"sums","level":0}');
INSERT INTO "dataset_items" VALUES(34,5,3,1,1,11,NULL,0,X'01A22DAD6AAA7004AAF3A0F15154DD62',1796062669482673,1796062669814037,1,'a-5',NULL,NULL,NULL,'"What is 5 × 5?"','"A: 25\nMood: good"','"A: 25\nMood: good"','{"topic":"sums","level":1}');
INSERT INTO "dataset_items" VALUES(35,35,1,1,4,12,NULL,0,X'01A22DAD6BF97000B2C361B7AE4056A0',1796062669817892,1796062669817892,1,'n-1',NULL,NULL,NULL,NULL,'"stable 1.5"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(36,36,1,1,4,12,NULL,0,X'01A22DAD6BF97001AB40B902292783A8',1796062669817892,1796062669817892,1,'n-2',NULL,NULL,NULL,NULL,'"coin 2"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(37,37,1,1,4,12,NULL,0,X'01A22DAD6BF97002A2F834DD40E8C68E',1796062669817892,1796062669817892,1,'n-3',NULL,NULL,NULL,NULL,'"stable 3.5"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(38,38,1,1,4,12,NULL,0,X'01A22DAD6BF97003B9F5461459D7CEC3',1796062669817892,1796062669817892,1,'n-4',NULL,NULL,NULL,NULL,'"coin 4"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(39,39,1,1,4,12,NULL,0,X'01A22DAD6BF97004ABAB2F4D154E3777',1796062669817892,1796062669817892,1,'n-5',NULL,NULL,NULL,NULL,'"stable 5.5"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(40,40,1,1,4,12,NULL,0,X'01A22DAD6BF97005AB9231AC68B05AA4',1796062669817892,1796062669817892,1,'n-6',NULL,NULL,NULL,NULL,'"coin 6"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(41,41,1,1,4,12,NULL,0,X'01A22DAD6BF97006B512E419BAF9B376',1796062669817892,1796062669817892,1,'n-7',NULL,NULL,NULL,NULL,'"stable 7.5"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(42,42,1,1,4,12,NULL,0,X'01A22DAD6BF9700784C41F795C7A71C3',1796062669817892,1796062669817892,1,'n-8',NULL,NULL,NULL,NULL,'"coin 8"','"stable 3.5"',NULL);
INSERT INTO "dataset_items" VALUES(43,43,1,1,5,13,NULL,0,X'01A22DAD6C7370009841993FB07ED1C5',1796062669939290,1796062669939290,1,'m-1',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(44,44,1,1,5,13,NULL,0,X'01A22DAD6C737001AAF0A6FD164345CA',1796062669939290,1796062669939290,1,'m-2',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(45,45,1,1,5,13,NULL,0,X'01A22DAD6C7370028A5D8752B50067F3',1796062669939290,1796062669939290,1,'m-3',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(46,46,1,1,5,13,NULL,0,X'01A22DAD6C737003ABBA9EE6EA8999B9',1796062669939290,1796062669939290,1,'m-4',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(47,47,1,1,5,13,NULL,0,X'01A22DAD6C73700491FA5AF71ED508E8',1796062669939290,1796062669939290,1,'m-5',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(48,48,1,1,5,13,NULL,0,X'01A22DAD6C73700587F033A22F638CBB',1796062669939290,1796062669939290,1,'m-6',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(49,49,1,1,5,13,NULL,0,X'01A22DAD6C7370069A4AAB03BDD2D273',1796062669939290,1796062669939290,1,'m-7',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(50,50,1,1,5,13,NULL,0,X'01A22DAD6C737007AF57AC9AAABFE4B1',1796062669939290,1796062669939290,1,'m-8',NULL,NULL,NULL,NULL,'"broken"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(51,51,1,1,5,13,NULL,0,X'01A22DAD6C73700888F9D986ECAF4E2A',1796062669939290,1796062669939290,1,'m-9',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(52,52,1,1,5,13,NULL,0,X'01A22DAD6C737009A5C229C42AAE2690',1796062669939290,1796062669939290,1,'m-10',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(53,53,1,1,5,13,NULL,0,X'01A22DAD6C73700A8D66B596ED37DE23',1796062669939290,1796062669939290,1,'m-11',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(54,54,1,1,5,13,NULL,0,X'01A22DAD6C73700B8F45E998AD241E1A',1796062669939290,1796062669939290,1,'m-12',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(55,55,1,1,5,13,NULL,0,X'01A22DAD6C73700C94B7119E0D4CC903',1796062669939290,1796062669939290,1,'m-13',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(56,56,1,1,5,13,NULL,0,X'01A22DAD6C73700D80E82D4B2807BECA',1796062669939290,1796062669939290,1,'m-14',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(57,57,1,1,5,13,NULL,0,X'01A22DAD6C73700E8A45A60555EE2E0D',1796062669939290,1796062669939290,1,'m-15',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(58,58,1,1,5,13,NULL,0,X'01A22DAD6C73700F9D68E90964BE31E3',1796062669939290,1796062669939290,1,'m-16',NULL,NULL,NULL,NULL,'"broken"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(59,59,1,1,5,13,NULL,0,X'01A22DAD6C737010A519315C67C483AE',1796062669939290,1796062669939290,1,'m-17',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(60,60,1,1,5,13,NULL,0,X'01A22DAD6C73701189D6939D850E7407',1796062669939290,1796062669939290,1,'m-18',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(61,61,1,1,5,13,NULL,0,X'01A22DAD6C737012A26AE0C8044416FC',1796062669939290,1796062669939290,1,'m-19',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(62,62,1,1,5,13,NULL,0,X'01A22DAD6C737013BA0E20D21EE1C4BB',1796062669939290,1796062669939290,1,'m-20',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(63,63,1,1,5,13,NULL,0,X'01A22DAD6C737014929725286BA3C4FC',1796062669939290,1796062669939290,1,'m-21',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(64,64,1,1,5,13,NULL,0,X'01A22DAD6C737015AF032CE120DB9D78',1796062669939290,1796062669939290,1,'m-22',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(65,65,1,1,5,13,NULL,0,X'01A22DAD6C73701687E3491A279D81C6',1796062669939290,1796062669939290,1,'m-23',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(66,66,1,1,5,13,NULL,0,X'01A22DAD6C737017902D432DDEEDFE26',1796062669939290,1796062669939290,1,'m-24',NULL,NULL,NULL,NULL,'"broken"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(67,67,1,1,5,13,NULL,0,X'01A22DAD6C737018B96DF72633B29E3A',1796062669939290,1796062669939290,1,'m-25',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(68,68,1,1,5,13,NULL,0,X'01A22DAD6C737019B7132C6C495245F5',1796062669939290,1796062669939290,1,'m-26',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(69,69,1,1,5,13,NULL,0,X'01A22DAD6C73701A9E7403DA38CDA723',1796062669939290,1796062669939290,1,'m-27',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(70,70,1,1,5,13,NULL,0,X'01A22DAD6C73701B8B444ACEB9E8A413',1796062669939290,1796062669939290,1,'m-28',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(71,71,1,1,5,13,NULL,0,X'01A22DAD6C73701CA3BE46FB25A3B1E3',1796062669939290,1796062669939290,1,'m-29',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(72,72,1,1,5,13,NULL,0,X'01A22DAD6C73701D997A0664296F4AFF',1796062669939290,1796062669939290,1,'m-30',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(73,73,1,1,6,14,NULL,0,X'01A22DAD6C767000ABB12CA6D19381C9',1796062669942261,1796062669942261,1,'f-0',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(74,74,1,1,6,14,NULL,0,X'01A22DAD6C767001BF6544514257FC5B',1796062669942261,1796062669942261,1,'f-1',NULL,NULL,NULL,NULL,'"broken"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(75,75,1,1,6,14,NULL,0,X'01A22DAD6C7670029802A985C02C71DF',1796062669942261,1796062669942261,1,'f-2',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(76,76,1,1,6,14,NULL,0,X'01A22DAD6C76700396BDB2F80505DE31',1796062669942261,1796062669942261,1,'f-3',NULL,NULL,NULL,NULL,'"flaky"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(77,77,1,1,6,14,NULL,0,X'01A22DAD6C767004ABAAB3B1C63ECDCE',1796062669942261,1796062669942261,1,'f-4',NULL,NULL,NULL,NULL,'"fine"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(78,78,1,1,6,14,NULL,0,X'01A22DAD6C7670059DEA56A3742E8E73',1796062669942261,1796062669942261,1,'f-5',NULL,NULL,NULL,NULL,'"broken"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(79,79,1,1,7,15,NULL,0,X'01A22DAD7E2A7000B18FC8E46717E04E',1796062674474718,1796062674474718,1,'l-1',NULL,NULL,NULL,NULL,'"1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(80,80,1,1,7,15,16,0,X'01A22DAD7E2A70019DBAF39400F84B31',1796062674474718,1796062674474718,1,'l-2',NULL,NULL,NULL,NULL,'"2"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(81,81,1,1,7,15,17,0,X'01A22DAD7E2A7002881A5350EC852B1C',1796062674474718,1796062674474718,1,'l-3',NULL,NULL,NULL,NULL,'"3"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(82,82,1,1,7,15,NULL,0,X'01A22DAD7E2A700389556FA8D13E1480',1796062674474718,1796062674474718,1,'l-4',NULL,NULL,NULL,NULL,'"4"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(83,83,1,1,7,15,NULL,0,X'01A22DAD7E2A7004AB29C9F9FACD349B',1796062674474718,1796062674474718,1,'l-5',NULL,NULL,NULL,NULL,'"5"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(84,84,1,1,7,15,NULL,0,X'01A22DAD7E2A700591AB2C4F748414E0',1796062674474718,1796062674474718,1,'l-6',NULL,NULL,NULL,NULL,'"6"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(85,85,1,1,7,15,NULL,0,X'01A22DAD7E2A700689DAFF97117DAEB2',1796062674474718,1796062674474718,1,'l-7',NULL,NULL,NULL,NULL,'"7"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(86,86,1,1,7,15,NULL,0,X'01A22DAD7E2A70078B67B179A2CF5069',1796062674474718,1796062674474718,1,'l-8',NULL,NULL,NULL,NULL,'"8"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(87,87,1,1,7,15,NULL,0,X'01A22DAD7E2A7008AF4B471D401419A2',1796062674474718,1796062674474718,1,'l-9',NULL,NULL,NULL,NULL,'"9"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(88,88,1,1,7,15,18,0,X'01A22DAD7E2A700999804BB1F6DEA820',1796062674474718,1796062674474718,1,'l-10',NULL,NULL,NULL,NULL,'"10"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(89,89,1,1,7,15,NULL,0,X'01A22DAD7E2A700AAD3E0A2636376E57',1796062674474718,1796062674474718,1,'l-11',NULL,NULL,NULL,NULL,'"11"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(90,90,1,1,7,15,19,0,X'01A22DAD7E2A700BA666205A2D80C905',1796062674474718,1796062674474718,1,'l-12',NULL,NULL,NULL,NULL,'"12"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(91,91,1,1,7,15,NULL,0,X'01A22DAD7E2A700C925A969308032308',1796062674474718,1796062674474718,1,'l-13',NULL,NULL,NULL,NULL,'"13"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(92,92,1,1,7,15,NULL,0,X'01A22DAD7E2A700DBC437C25DD64F5EA',1796062674474718,1796062674474718,1,'l-14',NULL,NULL,NULL,NULL,'"14"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(93,93,1,1,7,15,NULL,0,X'01A22DAD7E2A700EB091AB0A37197E41',1796062674474718,1796062674474718,1,'l-15',NULL,NULL,NULL,NULL,'"15"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(94,94,1,1,7,15,NULL,0,X'01A22DAD7E2A700FB5CF1E8976267493',1796062674474718,1796062674474718,1,'l-16',NULL,NULL,NULL,NULL,'"16"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(95,95,1,1,7,15,NULL,0,X'01A22DAD7E2A7010BF6C345B0440A57E',1796062674474718,1796062674474718,1,'l-17',NULL,NULL,NULL,NULL,'"17"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(96,96,1,1,7,15,NULL,0,X'01A22DAD7E2A70119758401CF570CAD3',1796062674474718,1796062674474718,1,'l-18',NULL,NULL,NULL,NULL,'"18"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(97,97,1,1,7,15,NULL,0,X'01A22DAD7E2A701282BCDD7216085BB1',1796062674474718,1796062674474718,1,'l-19',NULL,NULL,NULL,NULL,'"19"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(98,98,1,1,7,15,NULL,0,X'01A22DAD7E2A7013B138B141FDEDB117',1796062674474718,1796062674474718,1,'l-20',NULL,NULL,NULL,NULL,'"20"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(99,99,1,1,7,15,20,0,X'01A22DAD7E2A70149838E96CD0387E6E',1796062674474718,1796062674474718,1,'l-21',NULL,NULL,NULL,NULL,'"21"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(100,100,1,1,7,15,NULL,0,X'01A22DAD7E2A70159388516743B6B632',1796062674474718,1796062674474718,1,'l-22',NULL,NULL,NULL,NULL,'"22"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(101,101,1,1,7,15,NULL,0,X'01A22DAD7E2A70168F10F82F00962176',1796062674474718,1796062674474718,1,'l-23',NULL,NULL,NULL,NULL,'"23"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(102,102,1,1,7,15,NULL,0,X'01A22DAD7E2A7017B3055E22DFE6404B',1796062674474718,1796062674474718,1,'l-24',NULL,NULL,NULL,NULL,'"24"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(103,103,1,1,7,15,NULL,0,X'01A22DAD7E2A7018A9FB5A4C99D09219',1796062674474718,1796062674474718,1,'l-25',NULL,NULL,NULL,NULL,'"25"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(104,104,1,1,7,15,NULL,0,X'01A22DAD7E2A7019BAF3B6F475C0882C',1796062674474718,1796062674474718,1,'l-26',NULL,NULL,NULL,NULL,'"26"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(105,105,1,1,7,15,NULL,0,X'01A22DAD7E2A701AAC0CC17A5811F03D',1796062674474718,1796062674474718,1,'l-27',NULL,NULL,NULL,NULL,'"27"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(106,106,1,1,7,15,NULL,0,X'01A22DAD7E2A701B8DAF63A1F27F6DC3',1796062674474718,1796062674474718,1,'l-28',NULL,NULL,NULL,NULL,'"28"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(107,107,1,1,7,15,NULL,0,X'01A22DAD7E2A701C9D8860F9C47465C1',1796062674474718,1796062674474718,1,'l-29',NULL,NULL,NULL,NULL,'"29"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(108,108,1,1,7,15,NULL,0,X'01A22DAD7E2A701DB0A3A691EBD08879',1796062674474718,1796062674474718,1,'l-30',NULL,NULL,NULL,NULL,'"30"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(109,109,1,1,7,15,NULL,0,X'01A22DAD7E2A701E81EE6199F5A46364',1796062674474718,1796062674474718,1,'l-31',NULL,NULL,NULL,NULL,'"31"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(110,110,1,1,7,15,NULL,0,X'01A22DAD7E2A701FAAE6A699D22493B3',1796062674474718,1796062674474718,1,'l-32',NULL,NULL,NULL,NULL,'"32"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(111,111,1,1,7,15,21,0,X'01A22DAD7E2A7020A95B907EA892744F',1796062674474718,1796062674474718,1,'l-33',NULL,NULL,NULL,NULL,'"33"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(112,112,1,1,7,15,22,0,X'01A22DAD7E2A70218DB29165E03C81F0',1796062674474718,1796062674474718,1,'l-34',NULL,NULL,NULL,NULL,'"34"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(113,113,1,1,7,15,NULL,0,X'01A22DAD7E2A70228611ACEF0D7508B7',1796062674474718,1796062674474718,1,'l-35',NULL,NULL,NULL,NULL,'"35"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(114,114,1,1,7,15,NULL,0,X'01A22DAD7E2A7023AED59BD19A14CD2B',1796062674474718,1796062674474718,1,'l-36',NULL,NULL,NULL,NULL,'"36"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(115,115,1,1,7,15,NULL,0,X'01A22DAD7E2A7024A6E037871E6840EB',1796062674474718,1796062674474718,1,'l-37',NULL,NULL,NULL,NULL,'"37"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(116,116,1,1,7,15,NULL,0,X'01A22DAD7E2A7025A9E575214CF3B327',1796062674474718,1796062674474718,1,'l-38',NULL,NULL,NULL,NULL,'"38"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(117,117,1,1,7,15,NULL,0,X'01A22DAD7E2A7026AA013B96B4A93E4D',1796062674474718,1796062674474718,1,'l-39',NULL,NULL,NULL,NULL,'"39"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(118,118,1,1,7,15,NULL,0,X'01A22DAD7E2A7027BF5BCF89A74696BB',1796062674474718,1796062674474718,1,'l-40',NULL,NULL,NULL,NULL,'"40"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(119,119,1,1,7,15,NULL,0,X'01A22DAD7E2A70289667B3B4A042D2FC',1796062674474718,1796062674474718,1,'l-41',NULL,NULL,NULL,NULL,'"41"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(120,120,1,1,7,15,NULL,0,X'01A22DAD7E2A7029BA1F89677735FE4C',1796062674474718,1796062674474718,1,'l-42',NULL,NULL,NULL,NULL,'"42"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(121,121,1,1,7,15,NULL,0,X'01A22DAD7E2A702AB050399898B243AA',1796062674474718,1796062674474718,1,'l-43',NULL,NULL,NULL,NULL,'"43"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(122,122,1,1,7,15,NULL,0,X'01A22DAD7E2A702B89D9C3E2BBA38BE6',1796062674474718,1796062674474718,1,'l-44',NULL,NULL,NULL,NULL,'"44"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(123,123,1,1,7,15,NULL,0,X'01A22DAD7E2A702CBBA772C2EAC113E8',1796062674474718,1796062674474718,1,'l-45',NULL,NULL,NULL,NULL,'"45"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(124,124,1,1,7,15,NULL,0,X'01A22DAD7E2A702D9225BAD1A91C9BA6',1796062674474718,1796062674474718,1,'l-46',NULL,NULL,NULL,NULL,'"46"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(125,125,1,1,7,15,NULL,0,X'01A22DAD7E2A702EBBA7BB0F1D7F2796',1796062674474718,1796062674474718,1,'l-47',NULL,NULL,NULL,NULL,'"47"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(126,126,1,1,7,15,NULL,0,X'01A22DAD7E2A702FBFAB1BD601346C4B',1796062674474718,1796062674474718,1,'l-48',NULL,NULL,NULL,NULL,'"48"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(127,127,1,1,7,15,NULL,0,X'01A22DAD7E2A7030BEB6BB34138659B8',1796062674474718,1796062674474718,1,'l-49',NULL,NULL,NULL,NULL,'"49"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(128,128,1,1,7,15,NULL,0,X'01A22DAD7E2A70318C6D97539BDDB066',1796062674474718,1796062674474718,1,'l-50',NULL,NULL,NULL,NULL,'"50"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(129,129,1,1,7,15,NULL,0,X'01A22DAD7E2A703293C39B38A6736165',1796062674474718,1796062674474718,1,'l-51',NULL,NULL,NULL,NULL,'"51"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(130,80,2,1,7,16,NULL,0,X'01A22DAD7E2A70019DBAF39400F84B31',1796062674474718,1796062674587847,1,'l-2',NULL,NULL,NULL,NULL,'"1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(131,81,2,1,7,17,NULL,0,X'01A22DAD7E2A7002881A5350EC852B1C',1796062674474718,1796062674589498,1,'l-3',NULL,NULL,NULL,NULL,'"1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(132,88,2,1,7,18,NULL,0,X'01A22DAD7E2A700999804BB1F6DEA820',1796062674474718,1796062674591187,1,'l-10',NULL,NULL,NULL,NULL,'"4"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(133,90,2,1,7,19,NULL,0,X'01A22DAD7E2A700BA666205A2D80C905',1796062674474718,1796062674593734,1,'l-12',NULL,NULL,NULL,NULL,'"4"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(134,99,2,1,7,20,NULL,0,X'01A22DAD7E2A70149838E96CD0387E6E',1796062674474718,1796062674595241,1,'l-21',NULL,NULL,NULL,NULL,'"4"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(135,111,2,1,7,21,NULL,0,X'01A22DAD7E2A7020A95B907EA892744F',1796062674474718,1796062674596901,1,'l-33',NULL,NULL,NULL,NULL,'"1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(136,112,2,1,7,22,NULL,0,X'01A22DAD7E2A70218DB29165E03C81F0',1796062674474718,1796062674598406,1,'l-34',NULL,NULL,NULL,NULL,'"1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(137,137,1,1,8,23,NULL,0,X'01A22DAD7F327000B05ADA7573F656CA',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(138,138,1,1,8,23,NULL,0,X'01A22DAD7F327001B3F5BD49386DDE94',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"2"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(139,139,1,1,8,23,NULL,0,X'01A22DAD7F327002910F34DA99FD4211',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"3"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(140,140,1,1,8,23,NULL,0,X'01A22DAD7F32700383863BD9AD642E01',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"4"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(141,141,1,1,8,23,NULL,0,X'01A22DAD7F327004B104C83F7B32AAB0',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"5"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(142,142,1,1,8,23,NULL,0,X'01A22DAD7F327005A2EB5BC46FFE34A3',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"6"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(143,143,1,1,8,23,NULL,0,X'01A22DAD7F327006B499D3AF3CECD8EC',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"7"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(144,144,1,1,8,23,NULL,0,X'01A22DAD7F327007828B08F4E42D4313',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"8"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(145,145,1,1,8,23,NULL,0,X'01A22DAD7F327008BB0E1697E1CC7E9A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"9"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(146,146,1,1,8,23,NULL,0,X'01A22DAD7F327009AF10F2081688D10E',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"10"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(147,147,1,1,8,23,NULL,0,X'01A22DAD7F32700AB57760BEB603B2DF',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"11"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(148,148,1,1,8,23,NULL,0,X'01A22DAD7F32700BA5FBDFF06AE907C2',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"12"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(149,149,1,1,8,23,NULL,0,X'01A22DAD7F32700C946F847FDF11F24D',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"13"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(150,150,1,1,8,23,NULL,0,X'01A22DAD7F32700DA7301AA28748493D',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"14"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(151,151,1,1,8,23,NULL,0,X'01A22DAD7F32700EA6929DD52D2AF4BA',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"15"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(152,152,1,1,8,23,NULL,0,X'01A22DAD7F32700FB7D1E36E3342CD06',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"16"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(153,153,1,1,8,23,NULL,0,X'01A22DAD7F327010995D89B267A337F9',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"17"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(154,154,1,1,8,23,NULL,0,X'01A22DAD7F327011A9C35BAE5A069A50',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"18"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(155,155,1,1,8,23,NULL,0,X'01A22DAD7F32701287E8407E02AED538',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"19"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(156,156,1,1,8,23,NULL,0,X'01A22DAD7F327013B744D07E25F2637F',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"20"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(157,157,1,1,8,23,NULL,0,X'01A22DAD7F327014A771FDD9CB181387',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"21"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(158,158,1,1,8,23,NULL,0,X'01A22DAD7F3270159D1F0C2D342B5E09',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"22"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(159,159,1,1,8,23,NULL,0,X'01A22DAD7F327016809FB9BA3861ADC9',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"23"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(160,160,1,1,8,23,NULL,0,X'01A22DAD7F327017A91FC9444900AB0B',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"24"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(161,161,1,1,8,23,NULL,0,X'01A22DAD7F3270188B2C9B9F56129F55',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"25"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(162,162,1,1,8,23,NULL,0,X'01A22DAD7F327019BCCEA0ECE1CB9BC9',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"26"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(163,163,1,1,8,23,NULL,0,X'01A22DAD7F32701A94179A8C16D9DF56',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"27"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(164,164,1,1,8,23,NULL,0,X'01A22DAD7F32701BBD5AE0E5B2279ACF',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"28"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(165,165,1,1,8,23,NULL,0,X'01A22DAD7F32701CBE72983F40ACB60F',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"29"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(166,166,1,1,8,23,NULL,0,X'01A22DAD7F32701DB7493B63316D7656',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"30"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(167,167,1,1,8,23,NULL,0,X'01A22DAD7F32701EB840875917F47B57',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"31"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(168,168,1,1,8,23,NULL,0,X'01A22DAD7F32701FA0A0F7CF334690ED',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"32"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(169,169,1,1,8,23,NULL,0,X'01A22DAD7F327020AE1AF1D2BCA0517C',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"33"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(170,170,1,1,8,23,NULL,0,X'01A22DAD7F327021AA944E81C724A9E1',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"34"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(171,171,1,1,8,23,NULL,0,X'01A22DAD7F327022A47854DAA7C30AB9',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"35"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(172,172,1,1,8,23,NULL,0,X'01A22DAD7F327023A0DB0034851A6071',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"36"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(173,173,1,1,8,23,NULL,0,X'01A22DAD7F327024A6973A761C4726D4',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"37"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(174,174,1,1,8,23,NULL,0,X'01A22DAD7F327025ABC0DFD67BFF5BCB',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"38"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(175,175,1,1,8,23,NULL,0,X'01A22DAD7F327026982D706A2436BCF6',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"39"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(176,176,1,1,8,23,NULL,0,X'01A22DAD7F32702795D1EFEF534B2B7F',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"40"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(177,177,1,1,8,23,NULL,0,X'01A22DAD7F3270288739BD0FCF630BCD',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"41"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(178,178,1,1,8,23,NULL,0,X'01A22DAD7F327029B8939CF454CF9CDD',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"42"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(179,179,1,1,8,23,NULL,0,X'01A22DAD7F32702A91C3C7F516B16C42',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"43"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(180,180,1,1,8,23,NULL,0,X'01A22DAD7F32702BA82B8C7B0ACBB6DA',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"44"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(181,181,1,1,8,23,NULL,0,X'01A22DAD7F32702C9E22B986ECB36810',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"45"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(182,182,1,1,8,23,NULL,0,X'01A22DAD7F32702D9CE6E8DC4B75C95E',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"46"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(183,183,1,1,8,23,NULL,0,X'01A22DAD7F32702EB606FAE022AE1F14',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"47"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(184,184,1,1,8,23,NULL,0,X'01A22DAD7F32702F8F0B9AF238E52DEF',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"48"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(185,185,1,1,8,23,NULL,0,X'01A22DAD7F327030A479772B29F3E580',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"49"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(186,186,1,1,8,23,NULL,0,X'01A22DAD7F32703185506ECBD84F3812',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"50"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(187,187,1,1,8,23,NULL,0,X'01A22DAD7F327032A047260A98C9B549',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"51"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(188,188,1,1,8,23,NULL,0,X'01A22DAD7F327033A38CF18FC21B49CC',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"52"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(189,189,1,1,8,23,NULL,0,X'01A22DAD7F32703498E8F665B6AFDFB2',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"53"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(190,190,1,1,8,23,NULL,0,X'01A22DAD7F327035AAD8704BC5ACAA54',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"54"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(191,191,1,1,8,23,NULL,0,X'01A22DAD7F3270368404C48BD1F1252A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"55"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(192,192,1,1,8,23,NULL,0,X'01A22DAD7F327037ADD3E9FA5F4EB599',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"56"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(193,193,1,1,8,23,NULL,0,X'01A22DAD7F327038A91275219A4F40F5',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"57"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(194,194,1,1,8,23,NULL,0,X'01A22DAD7F3270398D7E297E54F42262',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"58"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(195,195,1,1,8,23,NULL,0,X'01A22DAD7F32703A8644A3C97D289933',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"59"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(196,196,1,1,8,23,NULL,0,X'01A22DAD7F32703B90AF4973F54B9363',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"60"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(197,197,1,1,8,23,NULL,0,X'01A22DAD7F32703CAFD1DD54027859FB',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"61"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(198,198,1,1,8,23,NULL,0,X'01A22DAD7F32703DA7C40F532618EC17',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"62"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(199,199,1,1,8,23,NULL,0,X'01A22DAD7F32703E934DD27B976102D9',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"63"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(200,200,1,1,8,23,NULL,0,X'01A22DAD7F32703FB32E763A81E6A26A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"64"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(201,201,1,1,8,23,NULL,0,X'01A22DAD7F327040AAD8852B5B340254',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"65"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(202,202,1,1,8,23,NULL,0,X'01A22DAD7F327041B7D515F67381E305',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"66"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(203,203,1,1,8,23,NULL,0,X'01A22DAD7F327042A2B74012E7A98277',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"67"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(204,204,1,1,8,23,NULL,0,X'01A22DAD7F32704387C2CC29664AAD72',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"68"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(205,205,1,1,8,23,NULL,0,X'01A22DAD7F327044934AEC6CCAD62D32',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"69"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(206,206,1,1,8,23,NULL,0,X'01A22DAD7F3270458F76E90515BDFED6',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"70"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(207,207,1,1,8,23,NULL,0,X'01A22DAD7F327046836F6D6EB142B9C8',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"71"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(208,208,1,1,8,23,NULL,0,X'01A22DAD7F327047A5A7C77DA5EBE311',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"72"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(209,209,1,1,8,23,NULL,0,X'01A22DAD7F327048A5AAB05843343467',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"73"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(210,210,1,1,8,23,NULL,0,X'01A22DAD7F327049889B766CAAD34BAC',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"74"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(211,211,1,1,8,23,NULL,0,X'01A22DAD7F32704A9A4EC78942BB7A1E',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"75"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(212,212,1,1,8,23,NULL,0,X'01A22DAD7F32704B814629B67C795970',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"76"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(213,213,1,1,8,23,NULL,0,X'01A22DAD7F32704CB46F9918C1396A48',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"77"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(214,214,1,1,8,23,NULL,0,X'01A22DAD7F32704DBD89099388DFE642',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"78"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(215,215,1,1,8,23,NULL,0,X'01A22DAD7F32704E8B00EBE0DAC597E7',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"79"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(216,216,1,1,8,23,NULL,0,X'01A22DAD7F32704FBB6788BADADC87DF',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"80"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(217,217,1,1,8,23,NULL,0,X'01A22DAD7F32705093EAFB8472802D2F',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"81"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(218,218,1,1,8,23,NULL,0,X'01A22DAD7F327051A5D6DFE6E96B833F',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"82"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(219,219,1,1,8,23,NULL,0,X'01A22DAD7F327052B0A19EA5648E8EF1',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"83"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(220,220,1,1,8,23,NULL,0,X'01A22DAD7F3270538A0DC2FFBA3D7422',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"84"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(221,221,1,1,8,23,NULL,0,X'01A22DAD7F327054B1CBA42581AA10A7',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"85"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(222,222,1,1,8,23,NULL,0,X'01A22DAD7F327055BA7D6FF82C1AB43D',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"86"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(223,223,1,1,8,23,NULL,0,X'01A22DAD7F327056AA14FC4B0BEA1CC6',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"87"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(224,224,1,1,8,23,NULL,0,X'01A22DAD7F327057A5FD326DAAC10397',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"88"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(225,225,1,1,8,23,NULL,0,X'01A22DAD7F3270589857935ABCC1EF19',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"89"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(226,226,1,1,8,23,NULL,0,X'01A22DAD7F3270599E919FA478488FCB',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"90"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(227,227,1,1,8,23,NULL,0,X'01A22DAD7F32705ABE655BC46E9840DC',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"91"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(228,228,1,1,8,23,NULL,0,X'01A22DAD7F32705B927655418CE73BAA',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"92"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(229,229,1,1,8,23,NULL,0,X'01A22DAD7F32705C9A99040215EA9A54',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"93"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(230,230,1,1,8,23,NULL,0,X'01A22DAD7F32705DADEE0D8DC6CEF242',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"94"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(231,231,1,1,8,23,NULL,0,X'01A22DAD7F32705EA4BA9EC295F7692C',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"95"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(232,232,1,1,8,23,NULL,0,X'01A22DAD7F32705F93D6123BE5287DCC',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"96"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(233,233,1,1,8,23,NULL,0,X'01A22DAD7F3270609AAC4D50A8229CB4',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"97"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(234,234,1,1,8,23,NULL,0,X'01A22DAD7F327061AA965ADD851ADA27',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"98"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(235,235,1,1,8,23,NULL,0,X'01A22DAD7F32706283F6EDE933AB789A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"99"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(236,236,1,1,8,23,NULL,0,X'01A22DAD7F327063BEF2949B929B280D',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"100"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(237,237,1,1,8,23,NULL,0,X'01A22DAD7F3270648C619C0890971F49',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"101"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(238,238,1,1,8,23,NULL,0,X'01A22DAD7F327065BEFBE7DA3E4C4E0A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"102"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(239,239,1,1,8,23,NULL,0,X'01A22DAD7F3270669C8B912106A58D9A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"103"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(240,240,1,1,8,23,NULL,0,X'01A22DAD7F327067B1D253449725478A',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"104"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(241,241,1,1,8,23,NULL,0,X'01A22DAD7F327068A904984315243340',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"105"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(242,242,1,1,8,23,NULL,0,X'01A22DAD7F3270698A0035BEF9CD5730',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"106"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(243,243,1,1,8,23,NULL,0,X'01A22DAD7F32706AB020112F36107BDF',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"107"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(244,244,1,1,8,23,NULL,0,X'01A22DAD7F32706BBEA1C2D2588F3DF9',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"108"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(245,245,1,1,8,23,NULL,0,X'01A22DAD7F32706CBB41474FF46F1394',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"109"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(246,246,1,1,8,23,NULL,0,X'01A22DAD7F32706D8891961E83EFD754',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"110"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(247,247,1,1,8,23,NULL,0,X'01A22DAD7F32706E83712BCDE007BCBE',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"111"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(248,248,1,1,8,23,NULL,0,X'01A22DAD7F32706FA2B0CA14B945D8B0',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"112"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(249,249,1,1,8,23,NULL,0,X'01A22DAD7F327070A2CA37FA196E38E2',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"113"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(250,250,1,1,8,23,NULL,0,X'01A22DAD7F32707187F2BF1F07246BA1',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"114"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(251,251,1,1,8,23,NULL,0,X'01A22DAD7F3270729826206EE0EF4FD8',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"115"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(252,252,1,1,8,23,NULL,0,X'01A22DAD7F327073969589AE82F473A7',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"116"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(253,253,1,1,8,23,NULL,0,X'01A22DAD7F327074B1DD6D46F8F471A0',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"117"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(254,254,1,1,8,23,NULL,0,X'01A22DAD7F327075A6E86ABA34B37FD6',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"118"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(255,255,1,1,8,23,NULL,0,X'01A22DAD7F327076B7B83FA202A973BA',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"119"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(256,256,1,1,8,23,NULL,0,X'01A22DAD7F327077A311D4DA06661317',1796062674738239,1796062674738239,1,NULL,NULL,NULL,NULL,NULL,'"120"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(257,257,1,1,9,24,NULL,0,X'01A22DAD7F49700090024F6FC13A736D',1796062674761647,1796062674761647,1,'p-1',NULL,NULL,NULL,NULL,'"stuck 1"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(258,258,1,1,9,24,NULL,0,X'01A22DAD7F497001BACFA2C8963EDE42',1796062674761647,1796062674761647,1,'p-2',NULL,NULL,NULL,NULL,'"quick 2"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(259,259,1,1,9,24,NULL,0,X'01A22DAD7F497002A95E351DE1AD3370',1796062674761647,1796062674761647,1,'p-3',NULL,NULL,NULL,NULL,'"quick 3"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(260,260,1,1,9,24,NULL,0,X'01A22DAD7F49700380C8E30F1A57B95B',1796062674761647,1796062674761647,1,'p-4',NULL,NULL,NULL,NULL,'"quick 4"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(261,261,1,1,9,24,NULL,0,X'01A22DAD7F4970048190B05E95F74F72',1796062674761647,1796062674761647,1,'p-5',NULL,NULL,NULL,NULL,'"quick 5"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(262,262,1,1,9,24,NULL,0,X'01A22DAD7F4970059B2C96DBCE2135FB',1796062674761647,1796062674761647,1,'p-6',NULL,NULL,NULL,NULL,'"quick 6"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(263,263,1,1,9,24,NULL,0,X'01A22DAD7F497006A340EFBB5525E950',1796062674761647,1796062674761647,1,'p-7',NULL,NULL,NULL,NULL,'"quick 7"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(264,264,1,1,9,24,NULL,0,X'01A22DAD7F497007A30C1F17DB2C9C0C',1796062674761647,1796062674761647,1,'p-8',NULL,NULL,NULL,NULL,'"quick 8"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(265,265,1,1,9,24,NULL,0,X'01A22DAD7F497008895136AA42584376',1796062674761647,1796062674761647,1,'p-9',NULL,NULL,NULL,NULL,'"quick 9"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(266,266,1,1,9,24,NULL,0,X'01A22DAD7F497009A7D2F07A815A266F',1796062674761647,1796062674761647,1,'p-10',NULL,NULL,NULL,NULL,'"quick 10"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(267,267,1,1,9,24,NULL,0,X'01A22DAD7F49700A89C309FB54B7E443',1796062674761647,1796062674761647,1,'p-11',NULL,NULL,NULL,NULL,'"quick 11"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(268,268,1,1,9,24,NULL,0,X'01A22DAD7F49700B988DDE17A27C40B4',1796062674761647,1796062674761647,1,'p-12',NULL,NULL,NULL,NULL,'"quick 12"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(269,269,1,1,9,24,NULL,0,X'01A22DAD7F49700CAD12593B6F912E03',1796062674761647,1796062674761647,1,'p-13',NULL,NULL,NULL,NULL,'"quick 13"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(270,270,1,1,9,24,NULL,0,X'01A22DAD7F49700D815F244A6290476A',1796062674761647,1796062674761647,1,'p-14',NULL,NULL,NULL,NULL,'"quick 14"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(271,271,1,1,9,24,NULL,0,X'01A22DAD7F49700EB81F0B1FE9E13762',1796062674761647,1796062674761647,1,'p-15',NULL,NULL,NULL,NULL,'"quick 15"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(272,272,1,1,9,24,NULL,0,X'01A22DAD7F49700F82B52F53E3CF8C10',1796062674761647,1796062674761647,1,'p-16',NULL,NULL,NULL,NULL,'"quick 16"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(273,273,1,1,9,24,NULL,0,X'01A22DAD7F4970108B055035F2D7E3C6',1796062674761647,1796062674761647,1,'p-17',NULL,NULL,NULL,NULL,'"quick 17"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(274,274,1,1,9,24,NULL,0,X'01A22DAD7F497011A1611EB24CA3A85E',1796062674761647,1796062674761647,1,'p-18',NULL,NULL,NULL,NULL,'"quick 18"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(275,275,1,1,9,24,NULL,0,X'01A22DAD7F497012BDB53D04C8B0ED9F',1796062674761647,1796062674761647,1,'p-19',NULL,NULL,NULL,NULL,'"quick 19"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(276,276,1,1,9,24,NULL,0,X'01A22DAD7F497013A6B1067F18BBF8CF',1796062674761647,1796062674761647,1,'p-20',NULL,NULL,NULL,NULL,'"quick 20"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(277,277,1,1,9,24,NULL,0,X'01A22DAD7F4970149FA5D60313407145',1796062674761647,1796062674761647,1,'p-21',NULL,NULL,NULL,NULL,'"quick 21"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(278,278,1,1,9,24,NULL,0,X'01A22DAD7F49701583EF11BCABB102F9',1796062674761647,1796062674761647,1,'p-22',NULL,NULL,NULL,NULL,'"quick 22"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(279,279,1,1,9,24,NULL,0,X'01A22DAD7F497016936944B252357442',1796062674761647,1796062674761647,1,'p-23',NULL,NULL,NULL,NULL,'"quick 23"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(280,280,1,1,9,24,NULL,0,X'01A22DAD7F497017BDE1387C88BC6999',1796062674761647,1796062674761647,1,'p-24',NULL,NULL,NULL,NULL,'"quick 24"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(281,281,1,1,9,24,NULL,0,X'01A22DAD7F497018A6C3E4CE93C72121',1796062674761647,1796062674761647,1,'p-25',NULL,NULL,NULL,NULL,'"quick 25"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(282,282,1,1,9,24,NULL,0,X'01A22DAD7F497019BBE41D9DB342213A',1796062674761647,1796062674761647,1,'p-26',NULL,NULL,NULL,NULL,'"quick 26"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(283,283,1,1,9,24,NULL,0,X'01A22DAD7F49701AAD0FA8EF0763DC11',1796062674761647,1796062674761647,1,'p-27',NULL,NULL,NULL,NULL,'"quick 27"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(284,284,1,1,9,24,NULL,0,X'01A22DAD7F49701B96EB74093386D22B',1796062674761647,1796062674761647,1,'p-28',NULL,NULL,NULL,NULL,'"quick 28"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(285,285,1,1,9,24,NULL,0,X'01A22DAD7F49701C930B1812E5D6A9D9',1796062674761647,1796062674761647,1,'p-29',NULL,NULL,NULL,NULL,'"quick 29"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(286,286,1,1,9,24,NULL,0,X'01A22DAD7F49701D97CCB9104467F2F5',1796062674761647,1796062674761647,1,'p-30',NULL,NULL,NULL,NULL,'"quick 30"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(287,287,1,1,9,24,NULL,0,X'01A22DAD7F49701EB852E7687F57FF80',1796062674761647,1796062674761647,1,'p-31',NULL,NULL,NULL,NULL,'"quick 31"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(288,288,1,1,9,24,NULL,0,X'01A22DAD7F49701FAACA0B469F8DBBAE',1796062674761647,1796062674761647,1,'p-32',NULL,NULL,NULL,NULL,'"quick 32"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(289,289,1,1,9,24,NULL,0,X'01A22DAD7F49702085148145E6B8419B',1796062674761647,1796062674761647,1,'p-33',NULL,NULL,NULL,NULL,'"quick 33"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(290,290,1,1,9,24,NULL,0,X'01A22DAD7F4970219057B2FD85B0144A',1796062674761647,1796062674761647,1,'p-34',NULL,NULL,NULL,NULL,'"quick 34"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(291,291,1,1,9,24,NULL,0,X'01A22DAD7F49702284D5B5475EB98D46',1796062674761647,1796062674761647,1,'p-35',NULL,NULL,NULL,NULL,'"quick 35"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(292,292,1,1,9,24,NULL,0,X'01A22DAD7F497023A2EAF26DED224190',1796062674761647,1796062674761647,1,'p-36',NULL,NULL,NULL,NULL,'"quick 36"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(293,293,1,1,9,24,NULL,0,X'01A22DAD7F497024B787068DBF8A15B2',1796062674761647,1796062674761647,1,'p-37',NULL,NULL,NULL,NULL,'"quick 37"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(294,294,1,1,9,24,NULL,0,X'01A22DAD7F49702599200598A0759A95',1796062674761647,1796062674761647,1,'p-38',NULL,NULL,NULL,NULL,'"quick 38"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(295,295,1,1,9,24,NULL,0,X'01A22DAD7F497026AB2B7DA31147C3C7',1796062674761647,1796062674761647,1,'p-39',NULL,NULL,NULL,NULL,'"quick 39"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(296,296,1,1,9,24,NULL,0,X'01A22DAD7F49702798D844D307A43088',1796062674761647,1796062674761647,1,'p-40',NULL,NULL,NULL,NULL,'"quick 40"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(297,297,1,1,9,24,NULL,0,X'01A22DAD7F497028B28156D5B1B610D9',1796062674761647,1796062674761647,1,'p-41',NULL,NULL,NULL,NULL,'"quick 41"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(298,298,1,1,9,24,NULL,0,X'01A22DAD7F497029973DE9A3C0C10B29',1796062674761647,1796062674761647,1,'p-42',NULL,NULL,NULL,NULL,'"quick 42"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(299,299,1,1,9,24,NULL,0,X'01A22DAD7F49702A90DB301F817C680E',1796062674761647,1796062674761647,1,'p-43',NULL,NULL,NULL,NULL,'"quick 43"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(300,300,1,1,9,24,NULL,0,X'01A22DAD7F49702B9C3620A36E97EF2F',1796062674761647,1796062674761647,1,'p-44',NULL,NULL,NULL,NULL,'"quick 44"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(301,301,1,1,9,24,NULL,0,X'01A22DAD7F49702CAA2A388F10F4B7BD',1796062674761647,1796062674761647,1,'p-45',NULL,NULL,NULL,NULL,'"stuck 45"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(302,302,1,1,9,24,NULL,0,X'01A22DAD7F49702D9774DB60EE818EDA',1796062674761647,1796062674761647,1,'p-46',NULL,NULL,NULL,NULL,'"quick 46"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(303,303,1,1,9,24,NULL,0,X'01A22DAD7F49702E8A229EC808F886AC',1796062674761647,1796062674761647,1,'p-47',NULL,NULL,NULL,NULL,'"quick 47"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(304,304,1,1,9,24,NULL,0,X'01A22DAD7F49702FAE57F30BE4A5BCC7',1796062674761647,1796062674761647,1,'p-48',NULL,NULL,NULL,NULL,'"quick 48"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(305,305,1,1,9,24,NULL,0,X'01A22DAD7F49703085E37395E015192F',1796062674761647,1796062674761647,1,'p-49',NULL,NULL,NULL,NULL,'"quick 49"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(306,306,1,1,9,24,NULL,0,X'01A22DAD7F497031AF6CA6158AFB4D9D',1796062674761647,1796062674761647,1,'p-50',NULL,NULL,NULL,NULL,'"quick 50"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(307,307,1,1,9,24,NULL,0,X'01A22DAD7F497032B2128DAB3B215624',1796062674761647,1796062674761647,1,'p-51',NULL,NULL,NULL,NULL,'"quick 51"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(308,308,1,1,9,24,NULL,0,X'01A22DAD7F4970339D0963815B273D0E',1796062674761647,1796062674761647,1,'p-52',NULL,NULL,NULL,NULL,'"quick 52"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(309,309,1,1,9,24,NULL,0,X'01A22DAD7F4970348F1898EBD79B4E7F',1796062674761647,1796062674761647,1,'p-53',NULL,NULL,NULL,NULL,'"quick 53"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(310,310,1,1,9,24,NULL,0,X'01A22DAD7F497035840493DF4E55FC6A',1796062674761647,1796062674761647,1,'p-54',NULL,NULL,NULL,NULL,'"quick 54"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(311,311,1,1,9,24,NULL,0,X'01A22DAD7F49703683329F6A8EE70DE4',1796062674761647,1796062674761647,1,'p-55',NULL,NULL,NULL,NULL,'"quick 55"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(312,312,1,1,9,24,NULL,0,X'01A22DAD7F497037BC7A2ACFE71D56FD',1796062674761647,1796062674761647,1,'p-56',NULL,NULL,NULL,NULL,'"quick 56"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(313,313,1,1,9,24,NULL,0,X'01A22DAD7F497038ADCF6F83396B820E',1796062674761647,1796062674761647,1,'p-57',NULL,NULL,NULL,NULL,'"quick 57"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(314,314,1,1,9,24,NULL,0,X'01A22DAD7F497039AAFFA54D888C5FDD',1796062674761647,1796062674761647,1,'p-58',NULL,NULL,NULL,NULL,'"quick 58"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(315,315,1,1,9,24,NULL,0,X'01A22DAD7F49703AB22169E5295C3D44',1796062674761647,1796062674761647,1,'p-59',NULL,NULL,NULL,NULL,'"quick 59"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(316,316,1,1,9,24,NULL,0,X'01A22DAD7F49703BA7B5132AE025CF00',1796062674761647,1796062674761647,1,'p-60',NULL,NULL,NULL,NULL,'"quick 60"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(317,317,1,1,9,24,NULL,0,X'01A22DAD7F49703C86A6C04B886B9AD5',1796062674761647,1796062674761647,1,'p-61',NULL,NULL,NULL,NULL,'"quick 61"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(318,318,1,1,9,24,NULL,0,X'01A22DAD7F49703D95616425FD61B4A3',1796062674761647,1796062674761647,1,'p-62',NULL,NULL,NULL,NULL,'"quick 62"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(319,319,1,1,9,24,NULL,0,X'01A22DAD7F49703EBEC22F6C09736BC6',1796062674761647,1796062674761647,1,'p-63',NULL,NULL,NULL,NULL,'"quick 63"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(320,320,1,1,9,24,NULL,0,X'01A22DAD7F49703F8357B9C739B0DA97',1796062674761647,1796062674761647,1,'p-64',NULL,NULL,NULL,NULL,'"quick 64"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(321,321,1,1,9,24,NULL,0,X'01A22DAD7F497040B2B966DC39357AFA',1796062674761647,1796062674761647,1,'p-65',NULL,NULL,NULL,NULL,'"quick 65"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(322,322,1,1,9,24,NULL,0,X'01A22DAD7F49704187397C9F95CABF06',1796062674761647,1796062674761647,1,'p-66',NULL,NULL,NULL,NULL,'"quick 66"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(323,323,1,1,9,24,NULL,0,X'01A22DAD7F497042A6BD5F25312623D1',1796062674761647,1796062674761647,1,'p-67',NULL,NULL,NULL,NULL,'"quick 67"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(324,324,1,1,9,24,NULL,0,X'01A22DAD7F497043AB448C473BF301A9',1796062674761647,1796062674761647,1,'p-68',NULL,NULL,NULL,NULL,'"quick 68"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(325,325,1,1,9,24,NULL,0,X'01A22DAD7F497044B3CB7A9B21A5B9E1',1796062674761647,1796062674761647,1,'p-69',NULL,NULL,NULL,NULL,'"quick 69"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(326,326,1,1,9,24,NULL,0,X'01A22DAD7F497045BD6944030898421D',1796062674761647,1796062674761647,1,'p-70',NULL,NULL,NULL,NULL,'"quick 70"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(327,327,1,1,9,24,NULL,0,X'01A22DAD7F4970468F194351CA41E2B4',1796062674761647,1796062674761647,1,'p-71',NULL,NULL,NULL,NULL,'"quick 71"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(328,328,1,1,9,24,NULL,0,X'01A22DAD7F497047B4A6AA45BB077508',1796062674761647,1796062674761647,1,'p-72',NULL,NULL,NULL,NULL,'"quick 72"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(329,329,1,1,9,24,NULL,0,X'01A22DAD7F4970488B43E5ECFC08289B',1796062674761647,1796062674761647,1,'p-73',NULL,NULL,NULL,NULL,'"quick 73"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(330,330,1,1,9,24,NULL,0,X'01A22DAD7F4970499C6CA54D3E375AB8',1796062674761647,1796062674761647,1,'p-74',NULL,NULL,NULL,NULL,'"quick 74"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(331,331,1,1,9,24,NULL,0,X'01A22DAD7F49704AA1055FEBB57B6C11',1796062674761647,1796062674761647,1,'p-75',NULL,NULL,NULL,NULL,'"stuck 75"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(332,332,1,1,9,24,NULL,0,X'01A22DAD7F49704B9462A219F41EA921',1796062674761647,1796062674761647,1,'p-76',NULL,NULL,NULL,NULL,'"quick 76"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(333,333,1,1,9,24,NULL,0,X'01A22DAD7F49704C8A96832303F597F0',1796062674761647,1796062674761647,1,'p-77',NULL,NULL,NULL,NULL,'"quick 77"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(334,334,1,1,9,24,NULL,0,X'01A22DAD7F49704D92B2C4B00D17FB83',1796062674761647,1796062674761647,1,'p-78',NULL,NULL,NULL,NULL,'"quick 78"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(335,335,1,1,9,24,NULL,0,X'01A22DAD7F49704EA5650182543233F1',1796062674761647,1796062674761647,1,'p-79',NULL,NULL,NULL,NULL,'"quick 79"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(336,336,1,1,9,24,NULL,0,X'01A22DAD7F49704F8AD98B520F59E70B',1796062674761647,1796062674761647,1,'p-80',NULL,NULL,NULL,NULL,'"quick 80"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(337,337,1,1,9,24,NULL,0,X'01A22DAD7F497050A733AD7FA3F30D5A',1796062674761647,1796062674761647,1,'p-81',NULL,NULL,NULL,NULL,'"quick 81"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(338,338,1,1,9,24,NULL,0,X'01A22DAD7F4970518E7B4DFD1540ACD0',1796062674761647,1796062674761647,1,'p-82',NULL,NULL,NULL,NULL,'"quick 82"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(339,339,1,1,9,24,NULL,0,X'01A22DAD7F497052B7E46AB3F69033B2',1796062674761647,1796062674761647,1,'p-83',NULL,NULL,NULL,NULL,'"quick 83"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(340,340,1,1,9,24,NULL,0,X'01A22DAD7F497053A9F076EBCCB24C9C',1796062674761647,1796062674761647,1,'p-84',NULL,NULL,NULL,NULL,'"quick 84"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(341,341,1,1,9,24,NULL,0,X'01A22DAD7F497054BD8F0C7375D6D42F',1796062674761647,1796062674761647,1,'p-85',NULL,NULL,NULL,NULL,'"stuck 85"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(342,342,1,1,9,24,NULL,0,X'01A22DAD7F4970559178C49DE4684394',1796062674761647,1796062674761647,1,'p-86',NULL,NULL,NULL,NULL,'"stuck 86"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(343,343,1,1,9,24,NULL,0,X'01A22DAD7F49705695D0F7680CD24501',1796062674761647,1796062674761647,1,'p-87',NULL,NULL,NULL,NULL,'"stuck 87"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(344,344,1,1,9,24,NULL,0,X'01A22DAD7F497057B7CA43860C317CD7',1796062674761647,1796062674761647,1,'p-88',NULL,NULL,NULL,NULL,'"stuck 88"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(345,345,1,1,9,24,NULL,0,X'01A22DAD7F497058BE9EF5F55247599C',1796062674761647,1796062674761647,1,'p-89',NULL,NULL,NULL,NULL,'"stuck 89"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(346,346,1,1,9,24,NULL,0,X'01A22DAD7F497059915BE21457505AF3',1796062674761647,1796062674761647,1,'p-90',NULL,NULL,NULL,NULL,'"stuck 90"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(347,347,1,1,9,24,NULL,0,X'01A22DAD7F49705A9C8B23FF4082DFB5',1796062674761647,1796062674761647,1,'p-91',NULL,NULL,NULL,NULL,'"stuck 91"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(348,348,1,1,9,24,NULL,0,X'01A22DAD7F49705BB1A1ABDD27FBCC2F',1796062674761647,1796062674761647,1,'p-92',NULL,NULL,NULL,NULL,'"stuck 92"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(349,349,1,1,9,24,NULL,0,X'01A22DAD7F49705CB83FAAFB6A3A49E3',1796062674761647,1796062674761647,1,'p-93',NULL,NULL,NULL,NULL,'"stuck 93"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(350,350,1,1,9,24,NULL,0,X'01A22DAD7F49705DBCC6DA0AC31D589B',1796062674761647,1796062674761647,1,'p-94',NULL,NULL,NULL,NULL,'"stuck 94"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(351,351,1,1,9,24,NULL,0,X'01A22DAD7F49705E8821064231504EDE',1796062674761647,1796062674761647,1,'p-95',NULL,NULL,NULL,NULL,'"stuck 95"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(352,352,1,1,9,24,NULL,0,X'01A22DAD7F49705FA3C18B0094D60194',1796062674761647,1796062674761647,1,'p-96',NULL,NULL,NULL,NULL,'"stuck 96"',NULL,NULL);
INSERT INTO "dataset_items" VALUES(353,353,1,2,10,25,NULL,0,X'01A22DAD87EE7000841CB160717CFD15',1796062676974805,1796062676974805,1,NULL,NULL,NULL,NULL,NULL,'"yes"','"yes"',NULL);
INSERT INTO "dataset_items" VALUES(354,354,1,2,10,25,NULL,0,X'01A22DAD87EE7001A8914CB03F467B5D',1796062676974805,1796062676974805,1,NULL,NULL,NULL,NULL,NULL,'"no"','"yes"',NULL);
INSERT INTO "dataset_items" VALUES(355,355,1,2,10,25,NULL,0,X'01A22DAD87EE7002963F567A8535B7D8',1796062676974805,1796062676974805,1,NULL,NULL,NULL,NULL,NULL,'"yes"','"yes"',NULL);
CREATE TABLE dataset_revisions (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    number INTEGER,
    first_item INTEGER,
    last_item INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "dataset_revisions" VALUES(1,1,1,1,22,1796062669482673);
INSERT INTO "dataset_revisions" VALUES(2,1,2,NULL,NULL,1796062669493212);
INSERT INTO "dataset_revisions" VALUES(3,1,3,NULL,NULL,1796062669495103);
INSERT INTO "dataset_revisions" VALUES(4,1,4,NULL,NULL,1796062669497343);
INSERT INTO "dataset_revisions" VALUES(5,1,5,NULL,NULL,1796062669499198);
INSERT INTO "dataset_revisions" VALUES(6,2,1,NULL,NULL,1796062669499198);
INSERT INTO "dataset_revisions" VALUES(7,3,1,27,27,1796062669554515);
INSERT INTO "dataset_revisions" VALUES(8,1,6,NULL,NULL,1796062669690276);
INSERT INTO "dataset_revisions" VALUES(9,1,7,29,32,1796062669695061);
INSERT INTO "dataset_revisions" VALUES(10,1,8,NULL,NULL,1796062669702987);
INSERT INTO "dataset_revisions" VALUES(11,1,9,NULL,NULL,1796062669814037);
INSERT INTO "dataset_revisions" VALUES(12,4,1,35,42,1796062669817892);
INSERT INTO "dataset_revisions" VALUES(13,5,1,43,72,1796062669939290);
INSERT INTO "dataset_revisions" VALUES(14,6,1,73,78,1796062669942261);
INSERT INTO "dataset_revisions" VALUES(15,7,1,79,129,1796062674474718);
INSERT INTO "dataset_revisions" VALUES(16,7,2,NULL,NULL,1796062674587847);
INSERT INTO "dataset_revisions" VALUES(17,7,3,NULL,NULL,1796062674589498);
INSERT INTO "dataset_revisions" VALUES(18,7,4,NULL,NULL,1796062674591187);
INSERT INTO "dataset_revisions" VALUES(19,7,5,NULL,NULL,1796062674593734);
INSERT INTO "dataset_revisions" VALUES(20,7,6,NULL,NULL,1796062674595241);
INSERT INTO "dataset_revisions" VALUES(21,7,7,NULL,NULL,1796062674596901);
INSERT INTO "dataset_revisions" VALUES(22,7,8,NULL,NULL,1796062674598406);
INSERT INTO "dataset_revisions" VALUES(23,8,1,137,256,1796062674738239);
INSERT INTO "dataset_revisions" VALUES(24,9,1,257,352,1796062674761647);
INSERT INTO "dataset_revisions" VALUES(25,10,1,353,355,1796062676974805);
CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    project INTEGER NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    description TEXT,
    metadata TEXT,
    search_text TEXT NOT NULL,
    deleted INTEGER,
    revision INTEGER NOT NULL,
    item_count INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id)
) STRICT;
INSERT INTO "datasets" VALUES(1,X'01A22DAD6AA5700086D79FA7689CCD48',1,'answers','Answers of the support bot','{"owner":"ada","sources":["mail","chat"]}','answersanswers of the support bot{"owner": "ada", "sources": ["mail", "chat"]}',0,9,23,1796062669477208,1796062669477208,1);
INSERT INTO "datasets" VALUES(2,X'01A22DAD6AAF70008385600A8F69B660',1,'moved',NULL,NULL,'moved',0,1,1,1796062669487740,1796062669487740,1);
INSERT INTO "datasets" VALUES(3,X'01A22DAD6AF07000854374E6F9D3D760',1,'dropped',NULL,NULL,'dropped',1,1,1,1796062669552519,1796062669556980,1);
INSERT INTO "datasets" VALUES(4,X'01A22DAD6BF870009603BA78A540A81F',1,'numbers',NULL,NULL,'numbers',0,1,8,1796062669816671,1796062669816671,1);
INSERT INTO "datasets" VALUES(5,X'01A22DAD6C727000AF74DEA54D78E2AB',1,'mixed',NULL,NULL,'mixed',0,1,30,1796062669938025,1796062669938025,1);
INSERT INTO "datasets" VALUES(6,X'01A22DAD6C747000B94E783865256B53',1,'few',NULL,NULL,'few',0,1,6,1796062669940851,1796062669940851,1);
INSERT INTO "datasets" VALUES(7,X'01A22DAD7E297000B2B8B4BB5136BCA0',1,'large',NULL,NULL,'large',0,8,51,1796062674473043,1796062674473043,1);
INSERT INTO "datasets" VALUES(8,X'01A22DAD7F287000A21A77F922AD154B',1,'long',NULL,NULL,'long',0,1,120,1796062674728920,1796062674728920,1);
INSERT INTO "datasets" VALUES(9,X'01A22DAD7F4570008D9E6F0609A5D44B',1,'patience',NULL,NULL,'patience',0,1,96,1796062674757320,1796062674757320,1);
INSERT INTO "datasets" VALUES(10,X'01A22DAD87ED70008ECB0ED54D013534',2,'answers',NULL,NULL,'answers',0,1,3,1796062676973306,1796062676973306,1);
CREATE TABLE evaluation_versions (
    evaluation INTEGER NOT NULL REFERENCES evaluations (id),
    version INTEGER NOT NULL,
    evaluation_type TEXT NOT NULL,
    evaluation_config TEXT NOT NULL,
    output_type TEXT NOT NULL,
    output_config TEXT NOT NULL,
    provider TEXT,
    model TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (evaluation, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "evaluation_versions" VALUES(1,1,'exact_match','{"trim":true}','boolean','{"allows_na":false}',NULL,NULL,1796062669501154);
INSERT INTO "evaluation_versions" VALUES(1,2,'exact_match','{"trim":true,"ignore_case":true}','boolean','{"allows_na":false}',NULL,NULL,1796062669678048);
INSERT INTO "evaluation_versions" VALUES(2,1,'regex','{"pattern":"[02468](\\s|$)"}','boolean','{"allows_na":false}',NULL,NULL,1796062669506120);
INSERT INTO "evaluation_versions" VALUES(2,2,'regex','{"pattern":"[13579](\\s|$)"}','boolean','{"allows_na":false}',NULL,NULL,1796062669682261);
INSERT INTO "evaluation_versions" VALUES(3,1,'levenshtein','{}','numeric','{"min":0,"max":1,"passing_rule":{"operator":"gte","threshold":0.8},"allows_na":false}',NULL,NULL,1796062669521327);
INSERT INTO "evaluation_versions" VALUES(4,1,'regex','{"pattern":"Mood: (.*)"}','categorical','{"options":[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"},{"key":"meh","label":"So so"}],"selection_mode":"single","passing_rule":{"categories":["good","meh"]},"allows_na":true}',NULL,NULL,1796062669526066);
INSERT INTO "evaluation_versions" VALUES(5,1,'hog','{"source":"\nif (startsWith(output, ''throw'')) { throw Error(output) }\nif (startsWith(output, ''print'')) { print(output)\nprint(output) }\nif (output == ''type error'') { return output + 1 > 2 }\nif (output == ''nothing'') { return null }\nprint(length(output), ''characters'')\nreturn length(output) < 20","bytecode":["_H",1,32,"output",1,1,32,"throw",2,"startsWith",2,40,8,32,"output",1,1,2,"Error",1,49,32,"output",1,1,32,"print",2,"startsWith",2,40,16,32,"output",1,1,2,"print",1,35,32,"output",1,1,2,"print",1,35,32,"type error",32,"output",1,1,11,40,33,33,1,32,"output",1,1,6,2,"isNull",1,33,2,2,"isNull",1,4,2,40,3,30,39,10,33,2,33,1,32,"output",1,1,6,13,38,32,"nothing",32,"output",1,1,11,40,2,31,38,32,"output",1,1,2,"length",1,32,"characters",2,"print",2,35,32,"output",1,1,2,"length",1,2,"isNull",1,33,20,2,"isNull",1,4,2,40,3,30,39,10,33,20,32,"output",1,1,2,"length",1,15,38]}','boolean','{"allows_na":true}',NULL,NULL,1796062669533809);
INSERT INTO "evaluation_versions" VALUES(6,1,'contains','{"text":"1"}','boolean','{"allows_na":false,"true_is_failure":true}',NULL,NULL,1796062669535638);
INSERT INTO "evaluation_versions" VALUES(7,1,'hog','{"source":"\nif (startsWith(output, ''stable'')) { return toFloat(substring(output, 8, 2)) / 10 }\nreturn substring(generateUUIDv4(), 1, 1) < ''8'' ? 0.1 : 0.7","bytecode":["_H",1,32,"output",1,1,32,"stable",2,"startsWith",2,40,18,33,10,32,"output",1,1,33,8,33,2,2,"substring",3,2,"toFloat",1,9,38,2,"generateUUIDv4",0,33,1,33,1,2,"substring",3,2,"isNull",1,32,"8",2,"isNull",1,4,2,40,3,30,39,13,32,"8",2,"generateUUIDv4",0,33,1,33,1,2,"substring",3,15,40,4,34,0.1,39,2,34,0.7,38]}','numeric','{"min":0,"max":10,"passing_rule":{"operator":"lte","threshold":0.5},"allows_na":false}',NULL,NULL,1796062669540709);
INSERT INTO "evaluation_versions" VALUES(8,1,'hog','{"source":"\nif (startsWith(output, ''stable'')) { return true }\nreturn substring(generateUUIDv4(), 1, 1) < ''8''","bytecode":["_H",1,32,"output",1,1,32,"stable",2,"startsWith",2,40,2,29,38,2,"generateUUIDv4",0,33,1,33,1,2,"substring",3,2,"isNull",1,32,"8",2,"isNull",1,4,2,40,3,30,39,13,32,"8",2,"generateUUIDv4",0,33,1,33,1,2,"substring",3,15,38]}','boolean','{"allows_na":false}',NULL,NULL,1796062669544649);
INSERT INTO "evaluation_versions" VALUES(9,1,'llm_judge','{"prompt":"Is the answer polite?"}','boolean','{"allows_na":false}','openai','gpt-5',1796062669546330);
INSERT INTO "evaluation_versions" VALUES(10,1,'json_valid','{}','boolean','{"allows_na":false}',NULL,NULL,1796062669547926);
INSERT INTO "evaluation_versions" VALUES(11,1,'hog','{"source":"\nif (output == ''broken'') { throw Error(''The answer is broken.'') }\nif (output == ''flaky'' and toUnixTimestampMilli(now()) < 1700000000000) { throw Error(''The answer came too early.'') }\nprint(''answered'')\nreturn output == ''flaky''","bytecode":["_H",1,32,"broken",32,"output",1,1,11,40,6,32,"The answer is broken.",2,"Error",1,49,32,"flaky",32,"output",1,1,11,2,"now",0,2,"toUnixTimestampMilli",1,2,"isNull",1,33,1700000000000,2,"isNull",1,4,2,40,3,30,39,9,33,1700000000000,2,"now",0,2,"toUnixTimestampMilli",1,15,3,2,40,6,32,"The answer came too early.",2,"Error",1,49,32,"answered",2,"print",1,35,32,"flaky",32,"output",1,1,11,38]}','boolean','{"allows_na":false}',NULL,NULL,1796062669936719);
INSERT INTO "evaluation_versions" VALUES(12,1,'hog','{"source":"\nlet start := toUnixTimestampMilli(now())\nif (start < 1700000000000) { while (toUnixTimestampMilli(now()) < start + (60)) {} }\nreturn true","bytecode":["_H",1,2,"now",0,2,"toUnixTimestampMilli",1,36,0,2,"isNull",1,33,1700000000000,2,"isNull",1,4,2,40,3,30,39,5,33,1700000000000,36,0,15,40,40,2,"now",0,2,"toUnixTimestampMilli",1,2,"isNull",1,33,60,36,0,6,2,"isNull",1,4,2,40,3,30,39,12,33,60,36,0,6,2,"now",0,2,"toUnixTimestampMilli",1,15,40,2,39,-40,29,38,35]}','boolean','{"allows_na":false}',NULL,NULL,1796062674741953);
INSERT INTO "evaluation_versions" VALUES(13,1,'hog','{"source":"\nlet start := toUnixTimestampMilli(now())\nif (start < 1700000000000) { while (toUnixTimestampMilli(now()) < start + (startsWith(output, ''stuck'') ? 9000 : 60)) {} }\nprint(output)\nreturn startsWith(output, ''stuck'')","bytecode":["_H",1,2,"now",0,2,"toUnixTimestampMilli",1,36,0,2,"isNull",1,33,1700000000000,2,"isNull",1,4,2,40,3,30,39,5,33,1700000000000,36,0,15,40,70,2,"now",0,2,"toUnixTimestampMilli",1,2,"isNull",1,32,"output",1,1,32,"stuck",2,"startsWith",2,40,4,33,9000,39,2,33,60,36,0,6,2,"isNull",1,4,2,40,3,30,39,27,32,"output",1,1,32,"stuck",2,"startsWith",2,40,4,33,9000,39,2,33,60,36,0,6,2,"now",0,2,"toUnixTimestampMilli",1,15,40,2,39,-70,32,"output",1,1,2,"print",1,35,32,"output",1,1,32,"stuck",2,"startsWith",2,38,35]}','boolean','{"allows_na":false}',NULL,NULL,1796062674745697);
INSERT INTO "evaluation_versions" VALUES(14,1,'hog','{"source":"\nlet start := toUnixTimestampMilli(now())\nif (start < 1700000000000) { while (toUnixTimestampMilli(now()) < start + (9000)) {} }\nreturn true","bytecode":["_H",1,2,"now",0,2,"toUnixTimestampMilli",1,36,0,2,"isNull",1,33,1700000000000,2,"isNull",1,4,2,40,3,30,39,5,33,1700000000000,36,0,15,40,40,2,"now",0,2,"toUnixTimestampMilli",1,2,"isNull",1,33,9000,36,0,6,2,"isNull",1,4,2,40,3,30,39,12,33,9000,36,0,6,2,"now",0,2,"toUnixTimestampMilli",1,15,40,2,39,-40,29,38,35]}','boolean','{"allows_na":false}',NULL,NULL,1796062674749682);
INSERT INTO "evaluation_versions" VALUES(15,1,'hog','{"source":"if (toUnixTimestampMilli(now()) < 1700000000000) { throw Error(''Down.'') }\nreturn true","bytecode":["_H",1,2,"now",0,2,"toUnixTimestampMilli",1,2,"isNull",1,33,1700000000000,2,"isNull",1,4,2,40,3,30,39,9,33,1700000000000,2,"now",0,2,"toUnixTimestampMilli",1,15,40,6,32,"Down.",2,"Error",1,49,29,38]}','boolean','{"allows_na":false}',NULL,NULL,1796062674753626);
INSERT INTO "evaluation_versions" VALUES(16,1,'exact_match','{}','boolean','{"allows_na":false}',NULL,NULL,1796062676977553);
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    project INTEGER NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    search_text TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    conditions TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id)
, status_reason_detail TEXT) STRICT;
INSERT INTO "evaluations" VALUES(1,X'01A22DAD6ABD70009330B7BE4580BF4F',1,'exact','Equals the expected answer','exactequals the expected answer',0,'paused',NULL,'[]',0,2,1796062669501154,1796062669678048,1,NULL);
INSERT INTO "evaluations" VALUES(2,X'01A22DAD6AC27000971319CF85D5E7E7',1,'digits','','digits',0,'paused',NULL,'[]',0,2,1796062669506120,1796062669682261,1,NULL);
INSERT INTO "evaluations" VALUES(3,X'01A22DAD6AD17000AE90D2F59DBCBC33',1,'close','','close',0,'paused',NULL,'[]',0,1,1796062669521327,1796062669521327,1,NULL);
INSERT INTO "evaluations" VALUES(4,X'01A22DAD6AD6700088A79C1A9E9896F1',1,'mood','','mood',0,'paused',NULL,'[]',0,1,1796062669526066,1796062669526066,1,NULL);
INSERT INTO "evaluations" VALUES(5,X'01A22DAD6ADD7000AA9DA670C3764648',1,'printer','','printer',0,'paused',NULL,'[]',0,1,1796062669533809,1796062669533809,1,NULL);
INSERT INTO "evaluations" VALUES(6,X'01A22DAD6ADF7000B94388247CD0E1D6',1,'apology','','apology',0,'paused',NULL,'[]',0,1,1796062669535638,1796062669535638,1,NULL);
INSERT INTO "evaluations" VALUES(7,X'01A22DAD6AE470009ECEB0FD68589E50',1,'score','','score',0,'paused',NULL,'[]',0,1,1796062669540709,1796062669540709,1,NULL);
INSERT INTO "evaluations" VALUES(8,X'01A22DAD6AE8700098F101531A9ED46B',1,'coin','','coin',0,'paused',NULL,'[]',0,1,1796062669544649,1796062669544649,1,NULL);
INSERT INTO "evaluations" VALUES(9,X'01A22DAD6AEA7000AA5450E0BC8EBA0A',1,'polite','','polite',0,'paused',NULL,'[{"id":"a","rollout_percentage":50,"properties":[{"key":"$ai_model","value":["gpt-5"],"operator":"exact","type":"event"}]}]',0,1,1796062669546330,1796062669546330,1,NULL);
INSERT INTO "evaluations" VALUES(10,X'01A22DAD6AEB7000A9D5857D199994C0',1,'gone','','gone',0,'paused',NULL,'[]',1,1,1796062669547926,1796062669550256,1,NULL);
INSERT INTO "evaluations" VALUES(11,X'01A22DAD6C707000AA3A33A42E20F8D4',1,'flaky','','flaky',0,'paused',NULL,'[]',0,1,1796062669936719,1796062669936719,1,NULL);
INSERT INTO "evaluations" VALUES(12,X'01A22DAD7F357000A2DC9C75271A5C84',1,'slow','','slow',0,'paused',NULL,'[]',0,1,1796062674741953,1796062674741953,1,NULL);
INSERT INTO "evaluations" VALUES(13,X'01A22DAD7F3970008AABB2B7DA970CCF',1,'stuck','','stuck',0,'paused',NULL,'[]',0,1,1796062674745697,1796062674745697,1,NULL);
INSERT INTO "evaluations" VALUES(14,X'01A22DAD7F3D7000AD6A99A2C73FB3F3',1,'stall','','stall',0,'paused',NULL,'[]',0,1,1796062674749682,1796062674749682,1,NULL);
INSERT INTO "evaluations" VALUES(15,X'01A22DAD7F4170008484ED1A19C8CDC6',1,'down','','down',0,'paused',NULL,'[]',0,1,1796062674753626,1796062674753626,1,NULL);
INSERT INTO "evaluations" VALUES(16,X'01A22DAD87F170008FDB29BB7BA00B1F',2,'exact','','exact',0,'paused',NULL,'[]',0,1,1796062676977553,1796062676977553,1,NULL);
CREATE TABLE memberships (
    user_id INTEGER NOT NULL REFERENCES users (id),
    organization INTEGER NOT NULL REFERENCES organizations (id),
    PRIMARY KEY (user_id, organization)
) STRICT, WITHOUT ROWID;
INSERT INTO "memberships" VALUES(1,1);
INSERT INTO "memberships" VALUES(1,2);
INSERT INTO "memberships" VALUES(2,2);
CREATE TABLE organizations (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "organizations" VALUES(1,X'01A22DAD69797000BC1143B9315EC712','default',1796062669177833);
INSERT INTO "organizations" VALUES(2,X'01A22DAD69BC7000ACFC09F38174C2F0','acme',1796062669244307);
CREATE TABLE projects (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    capture_token TEXT NOT NULL UNIQUE,
    organization INTEGER NOT NULL REFERENCES organizations (id),
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "projects" VALUES(1,X'01A22DAD6980700096EA65D99D59DD91','Default project','phc_one',1,1796062669184465);
INSERT INTO "projects" VALUES(2,X'01A22DAD69F0700081F7B12064F186C4','Support bot','phc_two',2,1796062669296462);
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    distinct_id TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    is_email_verified INTEGER,
    role_at_organization TEXT,
    active INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "users" VALUES(1,X'01A22DAD69847000A58433BB1805E185','01a22dad-6984-7001-a14d-d4a656ddfd7e','','','admin@localhost',NULL,NULL,1,1796062669188513);
INSERT INTO "users" VALUES(2,X'01A22DAD69C2700082C052D1D0A22C00','01a22dad-69c2-7001-be0a-9f442682ec93','','','ada@example.org',NULL,NULL,1,1796062669250280);
-- The runs of 100 trials have more trials like the first.
WITH RECURSIVE numbers (number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM numbers WHERE number < 100)
INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number, answer_categories, reasoning,
    skip_reason, error_class, error_message, attempts, reused, provider, model, input_tokens, output_tokens, cost_usd,
    latency_microseconds, created_at, round)
SELECT run, item, evaluation, number, item_version, outcome, passed, answer_boolean, answer_number, answer_categories, reasoning,
    skip_reason, error_class, error_message, attempts, reused, provider, model, input_tokens, output_tokens, cost_usd,
    latency_microseconds, created_at, round
FROM batch_results CROSS JOIN numbers WHERE run IN (8, 9);
CREATE INDEX datasets_by_creation ON datasets (project, created_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX datasets_by_update ON datasets (project, updated_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX dataset_revisions_unpublished ON dataset_revisions (id) WHERE number IS NULL;
CREATE INDEX dataset_items_by_uuid ON dataset_items (uuid) WHERE ends IS NULL;
CREATE INDEX dataset_items_by_ordinal ON dataset_items (dataset, item);
CREATE INDEX dataset_items_of_dataset ON dataset_items (dataset, created_at DESC, item, begins)
    WHERE ends IS NULL AND deleted IS NOT TRUE;
CREATE INDEX dataset_items_of_project ON dataset_items (project, created_at DESC, item, begins)
    WHERE ends IS NULL AND deleted IS NOT TRUE;
CREATE INDEX dataset_items_by_external_id ON dataset_items (dataset, external_id)
    WHERE external_id IS NOT NULL AND ends IS NULL;
CREATE INDEX evaluations_by_creation ON evaluations (project, created_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX evaluations_by_update ON evaluations (project, updated_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX evaluations_by_name ON evaluations (project, name, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX batch_runs_by_creation ON batch_runs (project, created_at DESC, uuid);
CREATE INDEX batch_runs_unfinished ON batch_runs (id) WHERE status IN ('queued', 'running');
CREATE UNIQUE INDEX batch_runs_by_idempotency_key ON batch_runs (project, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX batch_results_without_verdict ON batch_results (run, outcome, item, evaluation, trial) WHERE outcome <> 0;
CREATE INDEX batch_results_passed ON batch_results (run, item, evaluation, trial, passed) WHERE passed = 1;
CREATE INDEX batch_results_failed ON batch_results (run, item, evaluation, trial, passed) WHERE passed = 0;
CREATE INDEX dataset_items_by_former_external_id ON dataset_items (dataset, external_id)
    WHERE external_id IS NOT NULL AND ends IS NOT NULL;
CREATE INDEX datasets_by_name ON datasets (project, name, created_at) WHERE deleted IS NOT TRUE;
CREATE INDEX datasets_deleted ON datasets (project, created_at DESC, uuid) WHERE deleted IS TRUE;
CREATE INDEX evaluations_deleted ON evaluations (project, created_at DESC, uuid) WHERE deleted IS TRUE;
CREATE INDEX batch_runs_statistics_due ON batch_runs (id) WHERE statistics_due = 1;
COMMIT;
PRAGMA application_id = 0x41534159;
PRAGMA user_version = 9;
