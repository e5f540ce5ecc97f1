create table meta (key text primary key) strict;
