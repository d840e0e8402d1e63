<#assign names = {"loop": "loop", "lambdas": "lambdas", "mapReduce": "map-reduce"}>
<#assign sizes = []>
<#list details.points as p><#if !sizes?seq_contains(p.rows)><#assign sizes += [p.rows]></#if></#list>
<#assign sizes = sizes?sort>
<#function best n><#return details.points?filter(p -> p.rows == n)?sort_by("milliseconds")?first></#function>
<#function of way n><#return details.points?filter(p -> p.rows == n && p.way == way)?first></#function>
<#assign least = sizes?first>
<#assign most = sizes?last>
# Loop, lambdas, map-reduce: where each wins

*[En français](loops.fr.md). Made from `bench/results/loops.json`, measured on ${started[0..9]} by `${command}` (${machine}); nothing here is typed.*

## The question

Every day Chaînon counts arrivals and late arrivals by route and five-minute slot; these integer counts are the memory of its features. The loop can be written in three ways:

- **loop**: a `for`, one thread;
- **lambdas**: a parallel stream of Java, `parallelStream().collect(groupingBy(…))`;
- **map-reduce**: Spark counts by partition (map), then adds up the counts of a day (reduce).

All three give the same integers, row by row: a test asks for it. Which one to take?

## The measurement

The arrivals of the data set, in memory already; JMH, a fresh JVM for each pair of way and size, ${details.cores} cores. Mean time in milliseconds:

| rows | loop | lambdas | map-reduce | fastest |
|---:|---:|---:|---:|---|
<#list sizes as n>
| ${n} | ${of("loop", n).milliseconds} | ${of("lambdas", n).milliseconds} | ${of("mapReduce", n).milliseconds} | **${names[best(n).way]}** |
</#list>

<#assign drawn = []>
<#list ["loop", "lambdas", "mapReduce"] as way><#list sizes as n><#assign drawn += [{"line": names[way], "x": n, "y": of(way, n).milliseconds}]></#list></#list>
${plot("time", "Time of one aggregation by number of rows", "rows", "milliseconds", drawn)}

## What to keep

At ${least} rows map-reduce takes ${of("mapReduce", least).milliseconds / of("loop", least).milliseconds} times as long as the loop: planning tasks costs more than counting. At ${most} rows that ratio is ${of("mapReduce", most).milliseconds / of("loop", most).milliseconds}, and that of lambdas to the loop ${of("lambdas", most).milliseconds / of("loop", most).milliseconds}.

<#list sizes as n>
- ${n} rows: **${names[best(n).way]}**<#if best(n).way != "loop">, ${of("loop", n).milliseconds / best(n).milliseconds} times as fast as the loop<#else>; the two others bring nothing at this size</#if>.
</#list>

So Chaînon takes the plain loop where one day comes in event by event (the engine's counter), and map-reduce where the whole history is read from files: reading, which then dominates, is shared with the work, and nothing changes when the partitions go to other machines.

## What the measurement does not say

It has ${details.cores} cores and one machine: no gain of a cluster can be seen there, only its price. The data are in memory: reading is not counted.
