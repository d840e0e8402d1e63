# What does it cost to watch a thousand columns?

[Français](sketches.fr.md)

Page made from `bench/results/sketches.json`; no number is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}.

## The question

The drift of a column is read off its distribution. Can every column of a wide table be followed, without sorting or keeping the values?

## The measurement

Spark goes through ${figures["sketches.rows"]} rows of ${figures["sketches.columns"]} columns on ${details.cores} cores, in ${details.tasks} tasks. Each task holds one KLL quantile sketch (Apache DataSketches) a column; sketches merge. The values are computed in the task and not read from a disk: the study measures the sketch, not the disk. The floor sums the same values without a sketch. One column of ten is bent on purpose.

| | |
|---|---:|
| time with sketches | ${figures["sketches.seconds"]} s |
| floor: the same values, summed | ${figures["sketches.floor.seconds"]} s |
| ratio | ${figures["sketches.ratio.floor"]} |
| per value, all cores together | ${figures["sketches.ns.per.value"]} ns |
| memory of a column, a tenth of the rows | ${figures["sketches.bytes.per.column.tenth"]?round} bytes |
| memory of a column, all rows | ${figures["sketches.bytes.per.column"]?round} bytes |
| greatest error of a rank | ${figures["sketches.rank.error.max"]?string["0.0000"]} |
| KS, worst quiet column | ${figures["sketches.ks.quiet.max"]?string["0.0000"]} |
| KS, least bent column (0.25 expected) | ${figures["sketches.ks.drifted.min"]?string["0.0000"]} |

The memory of a column does not follow the number of rows: that is what lets the monitor follow the stream without Spark.
