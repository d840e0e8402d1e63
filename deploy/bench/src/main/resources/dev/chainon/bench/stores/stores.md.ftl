<#function f name><#return figures["stores." + name]></#function>
<#assign systems = ["postgres", "postgres.async", "postgres.sync", "cassandra1", "cassandra3.one", "cassandra3.quorum"]>
<#assign kept = ["postgres", "postgres.async", "postgres.sync", "cassandra1", "cassandra3.quorum"]>
<#assign weighed = ["postgres", "postgres.sync", "cassandra1", "cassandra3.quorum"]>
<#macro bars file title unit figure of><#local values = {}><#list of as s><#local values = values + {names[s]: f(s + "." + figure)}></#list>${chart(file, title, unit, values)}
</#macro>
<#assign names = {"postgres": "PostgreSQL alone", "postgres.async": "PostgreSQL, replica not awaited", "postgres.sync": "PostgreSQL, replica awaited", "cassandra1": "Cassandra, 1 node", "cassandra3.one": "Cassandra, 3 nodes, ONE", "cassandra3.quorum": "Cassandra, 3 nodes, QUORUM", "none": "no system"}>
<#assign d = details.decision>
# Relational or distributed database?

[Français](stores.fr.md)

Made from `bench/results/stores.json`; no number here is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}. Everything runs on one machine, which may be shared: the numbers compare with each other, in this run; they mean nothing by themselves.

## What was asked

“A comparative study of the advantages and drawbacks of a SGBD versus a SGBDR.” The French acronym SGBDR reads in two ways, and the study answers both.

- **As the certification writes it: R for “répartie”, distributed.** Its text names “relational database SGBD” and “distributed database SGBDR”. The question is: *relational or distributed?* That is PostgreSQL against Cassandra, below.
- **As French usually has it: R for “relationnel”, relational.** A SGBDR then is a relational DBMS, and the question is: *any DBMS or a relational one?* That compares the two **data models** at equal distribution, one node on each side: PostgreSQL alone (relational) against Cassandra on one node (not relational).

## What is measured

This project’s own load: ${details.rows} predictions written in batches of ${details.batch}, as the projector does, then ${details.reads} boards of an airport, ${details.reads} reads by id, one scan of the history and a mix (2 writes, 4 boards and 4 reads in 10), by ${details.writers} threads. The rows have the shape of the project’s and come from a fixed seed. Both databases pass the same kit behind the same port (`PredictionStore`). Every acknowledged write waits for the disk. Heap of each Cassandra node: ${details.heapMb} MB.

**Limits of this run.** The systems go one after the other. Each is first given ${details.warmBatches} batches and one whole round of the load which do not count, so that the process that measures and the database have compiled what they run; each number is then the median of ${details.rounds} rounds. The machine still varies from one moment to the next: only large ratios speak. A small heap and, with three nodes, shared cores are against Cassandra too. PostgreSQL writes a batch in one transaction, Cassandra in one logged batch for each prediction.

| | writes/s | board p50 (ms) | board p99 (ms) | by id p50 (ms) | rows scanned/s | mix, op/s |
|---|---|---|---|---|---|---|
<#list systems as s>
| ${names[s]} | ${f(s + ".writes.per.second")?round} | ${f(s + ".board.p50.ms")} | ${f(s + ".board.p99.ms")} | ${f(s + ".byid.p50.ms")} | ${f(s + ".scan.rows.per.second")?round} | ${f(s + ".mix.operations.per.second")?round} |
</#list>

<@bars "writes" "Predictions written a second" "rows/s" "writes.per.second" systems/>

<@bars "board" "Board of an airport, median" "ms" "board.p50.ms" systems/>

## The data model, apart from distribution

With one node each nothing is distributed: what is left is the model and, with it, the engine that runs it; two products do not let one separate those two. PostgreSQL keeps a prediction once and adds indexes. Cassandra keeps it four times, a table for each way of reading, because a table is read by its key alone; a board by destination would need another table, filled from the log.

- Writing: PostgreSQL ${f("postgres.writes.per.second")?round} rows/s, Cassandra on one node ${f("cassandra1.writes.per.second")?round}, a ratio of ${(f("postgres.writes.per.second") / f("cassandra1.writes.per.second"))}.
- Indexes: without them the board of an airport goes from ${f("postgres.board.p50.ms")} to ${f("postgres.noindex.board.p50.ms")} ms, and writing from ${f("postgres.writes.per.second")?round} to ${f("postgres.noindex.writes.per.second")?round} rows/s. Making the board’s index again takes ${f("postgres.index.seconds")} s, without stopping writes. Cassandra has no such setting afterwards.
- Disk: ${f("postgres.disk.mb")?round} MB against ${f("cassandra1.disk.mb")?round} MB, logs and the files of an empty database included.
- A column added under load: PostgreSQL ${f("postgres.schema.seconds")} s and ${f("postgres.schema.errors")} error(s), Cassandra (3 nodes) ${f("cassandra3.schema.seconds")} s and ${f("cassandra3.schema.errors")} error(s).

## Distribution, apart from the model

Same model, one node then three copies: Cassandra’s writing goes from ${f("cassandra1.writes.per.second")?round} to ${f("cassandra3.quorum.writes.per.second")?round} rows/s at QUORUM (here three nodes share the same cores, which is against them). Same relational model, without and with an awaited replica: from ${f("postgres.writes.per.second")?round} to ${f("postgres.sync.writes.per.second")?round} rows/s.

## A node killed under load (SIGKILL)

Every acknowledged write is looked for afterwards, one by one.

| | acknowledged | lost | failed batches | longest outage (s) |
|---|---|---|---|---|
<#list kept as s>
| ${names[s]} | ${f(s + ".acknowledged")} | ${f(s + ".lost.acknowledged")} | ${f(s + ".kill.errors")} | ${f(s + ".outage.seconds")} |
</#list>

<@bars "outage" "Longest time without an acknowledged write" "s" "outage.seconds" kept/>

A refused batch is tried again without end: the number of failed batches depends on how fast a refusal comes and does not compare between systems. No loss without waiting for the replica does not prove that there never is one.

- PostgreSQL alone and Cassandra on one node: down until the server is started again, then back from the log.
- PostgreSQL with a replica: the replica is promoted by a command, given at once by the study; in operation that takes an orchestrator, whose time to detect adds to the outage measured. The old primary was rebuilt by a copy in ${f("postgres.rebuild.seconds")} s.
- Cassandra on three nodes: the service goes on by itself, after at most ${f("cassandra3.quorum.outage.seconds")} s without an acknowledged write. The cause of that gap is not isolated: detection of the failure, or the restart of the node on the same cores. The killed node answers ${f("cassandra3.restart.seconds")} s after its restart; asked by itself after it was back, it lacked ${f("cassandra3.node.behind")} acknowledged prediction(s), and had all of them at most ${f("cassandra3.catchup.seconds")} s after its restart, the time of checking one by one included.

## Consistency: PACELC in the numbers

**In a partition (P), availability or consistency (A/C).** Two Cassandra nodes of three killed: of ${f("cassandra3.two.lost.attempts")} attempts of each kind, ${f("cassandra3.two.lost.one.reads")} reads and ${f("cassandra3.two.lost.one.writes")} writes succeed at ONE (availability); ${f("cassandra3.two.lost.quorum.reads")} and ${f("cassandra3.two.lost.quorum.writes")} at QUORUM (consistency). The choice is made for each request. A write here is a logged batch, whose log is kept on other nodes; that is the likely reason for a refusal even at ONE, not isolated here. PostgreSQL with an awaited replica chooses consistency: without the replica a write waits.

**Else (E), latency or consistency (L/C).** Median board at ONE ${f("cassandra3.one.board.p50.ms")} ms, at QUORUM ${f("cassandra3.quorum.board.p50.ms")} ms. PostgreSQL writes ${f("postgres.async.writes.per.second")?round} rows/s without waiting for the replica, ${f("postgres.sync.writes.per.second")?round} waiting for it.

## Cost and managed services

No price is given: prices depend on provider, region and contract, and whoever decides asks for them. What follows from the measures is what one pays for:

| | nodes | memory, PSS (MB) | disk (MB) |
|---|---|---|---|
<#list weighed as s>
| ${names[s]} | ${{"postgres": 1, "postgres.sync": 2, "cassandra1": 1, "cassandra3.quorum": 3}[s]} | ${f(s + ".pss.mb")?round} | ${f(s + ".disk.mb")?round} |
</#list>

<@bars "memory" "Memory of all nodes" "MB" "pss.mb" weighed/>

Cost of a managed service = nodes × (memory + disk + backup) + traffic between zones × copies. Operations come on top: a failover to orchestrate (replicated PostgreSQL); repairs, compactions and a model for each query (Cassandra).

What locks in: a managed PostgreSQL keeps protocol and SQL, one leaves by logical dump or logical replication; one loses the superuser and the choice of extensions. A managed Cassandra that is a real one is left by adding a data centre. A service that is merely CQL-compatible may restrict batches and consistency levels: the port’s kit tells in one run. A proprietary distributed database takes a new adapter. In every case the truth is the log: the new database is filled by reading it again.

## Decision

The rule, applied by the program to the numbers above: a system is fit if it lost no acknowledged write and writes at least ${d.margin} times what the demonstration needs (${d.need} predictions/s); of the fit ones, the one with the least memory.

- **On one machine: ${names[d.one]}.**
- **Where the loss of a machine must not stop the service: ${names[d.survivor]}.**

Reasons beyond the rule: the runtime store also holds leases, the registry and rights by role, which ask for transactions and constraints; an unforeseen question is a query there, not a new table.

What would change it: a sustained rate beyond what one primary writes (${f("postgres.sync.writes.per.second")?round} rows/s here); writing in several regions at once; the demand that no failover needs an orchestrator; a measure, on separate machines, in which Cassandra is fit. The port keeps that change local: one adapter and the same kit.
