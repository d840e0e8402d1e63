<#-- Less than a tenth apart, after one measured run of each, says nothing. -->
<#assign ratio = figures["elt.ratio"]>
<#assign apart = ratio gt 1.1 || ratio lt 0.9>
# ETL or ELT?

[Français](elt.fr.md)

Made from `bench/results/elt.json`; no number here is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}. Everything runs on one machine, which may be shared: the times compare with each other, in this run; they mean nothing by themselves.

## The question

The history must end up, repaired and summed up by airport and day, in a table of the back office. Two ways lead there:

- **ETL**, transform before the store: Spark reads the file, the Java of the use case applies the rules of the contract to each row, and only the summary is written.
- **ELT**, transform inside the store: the rows are written as they are first, then an SQL query applies the same rules inside the store.

The two tables are compared row by row before anything is measured: one row of difference, and the study fails. Here, ${figures["elt.rows"]} rows, all equal.

## The measurement

Each way runs once unmeasured, then once measured.

| way | seconds |
|---|---:|
| ETL, in Java before the store | ${figures["etl.seconds"]} |
| ELT, landing the rows as they are | ${figures["elt.seconds.landing"]} |
| ELT, SQL query inside the store | ${figures["elt.seconds.sql"]} |
| ELT in all | ${figures["elt.seconds"]} |
| ratio ELT / ETL | ${ratio} |

${chart("seconds", "The same summary both ways", "seconds", {"ETL": figures["etl.seconds"], "ELT, landing": figures["elt.seconds.landing"], "ELT, query": figures["elt.seconds.sql"], "ELT in all": figures["elt.seconds"]})}

## What it decides

<#if apart>
The faster one here: **<#if ratio gt 1>ETL<#else>ELT</#if>**.
<#else>
**Undecided**: less than a tenth apart, by one measurement of each.
</#if>

| | ETL | ELT |
|---|---|---|
| the rules | one code, that of the stream: the two speeds cannot diverge | written a second time, in SQL; a test holds both equal |
| refused rows | kept with the rule and the reason | absent from the result; the raw rows stay in the store |
| changing one's mind | read the file again | one more query on what has landed |
| room | the summary alone | the raw rows too |

Chaînon loads the history by ETL, for the first line of the table, and lands the raw rows too, for the third.

## What it does not say

One measurement of each way, ETL first, on one machine: a distributed store whose SQL engine has machines of its own would give ELT an advantage that cannot be seen here.
