<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function goal name value asked most unit><#return "| " + name + " | " + value?string(",##0.##") + " " + unit + " | " + most?then("≤ ", "≥ ") + asked?string(",##0.##") + " | " + most?then(value lte asked, value gte asked)?then("reached", "**not reached**") + " |"></#function>
<#function row name f id><#return "| " + name + " | " + f["serving." + id + ".rps"]?string(",##0") + " | " + f["serving." + id + ".p50.ms"]?string("0.00") + " | " + f["serving." + id + ".p99.ms"]?string("0.00") + " | " + f["serving." + id + ".single.p50.us"]?string("0") + " |"></#function>
# How fast it answers

*[En français](serving.fr.md). Made from `bench/results/serving-*.json`; nothing here is typed. Each part was measured by itself, and says when.*

## Beside the limit and the peers

<#if parts.speed??>
<#assign f = parts.speed.figures d = parts.speed.details>
<@told parts.speed/>

One row of the model’s inputs as JSON (${d.bytes} bytes), 127.0.0.1, `wrk -t1 -c${d.connections}`, all servers in one run and in turns, ${d.rounds} rounds of ${d.seconds} s after a warm-up; the median round is told. The echo gives the same body back on the same Vert.x and does nothing else: it is the limit. All have the heap of a replica, and both compilers of the JVM but where it says so.

| server | requests/s | p50 (ms) | p99 (ms) | one connection, p50 (µs) |
|---|---:|---:|---:|---:|
${row("echo of the body (the limit)", f, "echo")}
${row("**Chaînon**", f, "http")}
${row("Chaînon, one run of the model for each request", f, "alone")}
${row("Chaînon, the JVM’s first compiler alone, as in the demonstration", f, "first")}
${row("Spring Boot, plain controller, same model on ONNX Runtime", f, "spring")}

DL4J’s own `output()`, called without any server around it, one row after another on one thread: ${f["serving.dl4j.calls.per.second"]?string(",##0")} rows a second, median ${f["serving.dl4j.p50.us"]?string("0")} µs. Over gRPC (32 callers on four connections, a client in Java on the other core): ${f["serving.grpc.rps"]?string(",##0")} requests a second, p99 ${f["serving.grpc.p99.ms"]?string("0.00")} ms.

${chart("rps", "Answers a second", "1/s", {"echo (the limit)": f["serving.echo.rps"], "Chaînon, HTTP": f["serving.http.rps"], "Chaînon, one by one": f["serving.alone.rps"], "Chaînon, gRPC": f["serving.grpc.rps"], "Spring Boot": f["serving.spring.rps"], "DL4J output(), no server": f["serving.dl4j.calls.per.second"]})}

| goal | measured | asked | |
|---|---:|---:|---|
${goal("share of the echo", f["serving.ratio.echo"], 0.5, false, "")}
${goal("p99", f["serving.http.p99.ms"], 10, true, "ms")}
${goal("one connection, p50", f["serving.http.single.p50.us"], 120, true, "µs")}
${goal("gRPC", f["serving.grpc.rps"], 15000, false, "/s")}
${goal("start to ready", f["serving.ready.seconds"], 3, true, "s")}
${goal("resident memory after all that", f["serving.rss.mb"], 300, true, "MB")}

Requests that come in one turn of the event loop are scored in one run of the model: ${f["serving.ratio.alone"]?string("0.00")} times as many answers as one run for each. Chaînon answers ${f["serving.ratio.spring"]?string("0.0")} times as many as the plain controller, and ${f["serving.ratio.dl4j"]?string("0.0")} times as many as DL4J’s `output()` could at most. “Ready” is without the log: a replica of the demonstration also reads its snapshot and what came since.
<#else>
Not measured yet: `./chainon bench serving -O only=speed`.
</#if>

## At an even pace

<#if parts.load??>
<#assign f = parts.load.figures d = parts.load.details>
<@told parts.load/>

Requests are due at an even pace whatever the server does, and the time of an answer counts from when its request was due: a server that stands still is charged with all that it keeps waiting (no coordinated omission). ${d.seconds} s each, ${d.connections} connections, and ${d.crowd} above the capacity. Generator and server share the machine’s cores. The capacity is what the same generator gets when it never waits: ${f["serving.load.capacity"]?string(",##0")} requests of one row a second, ${f["serving.load.capacity.rows"]?string(",##0")} of ${d.rows} rows. From the echo it gets ${f["serving.load.generator"]?string(",##0")}: its own limit. “Busy” is the share of the time in which it sent or read; at 100% it would be the limit itself. “Not sent”: due, but no connection was free before the end, each waiting for its answer; “lost”: sent and never answered.

| rows | share of the capacity | due/s | answered/s | refused/s (503) | not sent/s | lost | p50 (ms) | p99 (ms) | p99.9 (ms) | most (ms) | p99 of a refusal (ms) | generator busy |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
<#list d.levels as l>
| ${l.rows} | ${l.share} % | ${l.due?string(",##0")} | ${l.answered?string(",##0")} | ${l.refused?string(",##0")} | ${l.unsent?string(",##0")} | ${l.lost} | ${l.p50?string(",##0.00")} | ${l.p99?string(",##0.00")} | ${l.p999?string(",##0.00")} | ${l.most?string(",##0.0")} | ${l.refusedP99?string(",##0.00")} | ${(100 * l.busy)?string("0")} % |
</#list>

A refusal is read and written on the network like an answer: it gains what an answer costs above that, which is more the more rows there are in a request. At one row, what is asked above the capacity hardly reaches the server: all that the 512 connections can hold is some milliseconds of its work, less than it lets anybody wait, so it need refuse almost nothing, and what more is due waits for a free connection. The time of an answer counts that wait. With 32 rows the same connections hold many times that, and the server refuses what would wait too long.

Right after the overload, at a quarter of the capacity: p99 ${f["serving.load.after.p99.ms"]?string("0.00")} ms.
<#else>
Not measured yet: `./chainon bench serving -O only=load`.
</#if>

## For minutes

<#if parts.soak??>
<#assign f = parts.soak.figures d = parts.soak.details>
<@told parts.soak/>

${d.pace?string(",##0")} requests a second for ${d.minutes} minutes after one that does not count: ${f["serving.soak.answered"]?string(",##0")} answers, ${f["serving.soak.failed"]} failed. From the first minute to the last: resident memory ${f["serving.soak.growth.rss.mb"]?string("+0.0;-0.0")} MB, live heap ${f["serving.soak.growth.heap.mb"]?string("+0.00;-0.00")} MB, threads ${f["serving.soak.growth.threads"]?string("+0;-0")}, descriptors ${f["serving.soak.growth.descriptors"]?string("+0;-0")}.

| minute | answers | p99 (ms) | resident (MB) | live heap (MB) | threads | descriptors |
|---:|---:|---:|---:|---:|---:|---:|
<#list d.series as m>
| ${m?index} | ${m.answered?string(",##0")} | ${m.p99?string("0.00")} | ${m.rss?string("0.0")} | ${m.heap?string("0.00")} | ${m.threads} | ${m.descriptors} |
</#list>
<#else>
Not measured yet: `./chainon bench serving -O only=soak`.
</#if>

Why it is built so is in [decision 29](../adr/0029-admission-and-one-run.md).
