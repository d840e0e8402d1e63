<#function few day><#return day.signals["drift.inputs.psi"].evidence?keep_before(" of ")></#function>
<#function all day><#return day.signals["drift.inputs.psi"].evidence?keep_after(" of ")?keep_before(" columns")></#function>
<#function three x><#return x?string["0.000"]></#function>
<#function mark signal><#return three(signal.value) + signal.fires?string(" **alarm**", "")></#function>
<#assign ids = [["drift.inputs.psi", "inputs (PSI)"], ["drift.inputs.ks", "inputs (KS)"], ["drift.score.psi", "score (PSI)"], ["drift.score.ks", "score (KS)"], ["drift.surprise", "surprise (ADWIN)"], ["drift.loss", "error (ADWIN)"], ["quality.auc", "AUC"], ["quality.logloss", "log loss"], ["quality.ece", "calibration (ECE)"]]>
<#macro episode found>
| day (UTC) | late | mean score |<#list ids as id> ${id[1]} |</#list>
|---|---:|---:|<#list ids as id>---:|</#list>
<#list found.days as day>
| ${day.date}<#if day.date == found.day> ⬅</#if> | ${three(day.late)} | ${three(day.score)} |<#list ids as id><#if day.signals[id[0]]??> ${mark(day.signals[id[0]])} |<#else> – |</#if></#list>
</#list>

Bounds: <#list ids as id><#if found.days?last.signals[id[0]]??>${id[1]} ${three(found.days?last.signals[id[0]].bound)}<#sep>, </#sep></#if></#list>.
</#macro>
<#function on found><#list found.days as day><#if day.date == found.day><#return day></#if></#list></#function>
<#assign storm = on(details.storm)>
<#assign clock = on(details.clock)>
# Drift: which detector fires, and when?

[Français](drift.fr.md)

Page made from `bench/results/drift.json`; no number is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}.

## The question

A model ages in two ways: what it is given changes, or what should be concluded from it changes. Two real episodes, each lived through by a model trained before it, tell which detector sees what. June is not read.

## The storm of 25 February, model ready on ${details.storm.origin}

<@episode details.storm/>

On that day ${few(storm)} of ${all(storm)} columns have left what the training had known, and the model stays right: AUC ${three(storm.signals["quality.auc"].value)}, calibration ${three(storm.signals["quality.ece"].value)}. **Input drift fires, quality does not**: nothing here shows an error of the model. What retraining would gain is not measured.

The columns that were furthest that day:

| column | PSI | bound | KS | bound |
|---|---:|---:|---:|---:|
<#list storm.columns as column>
| `${column.name}` | ${three(column.psi)} | ${three(column.psiBound)} | ${three(column.ks)} | ${three(column.ksBound)} |
</#list>

## The clock change of 1 April, model ready on ${details.clock.origin}

<@episode details.clock/>

**The other way round**: the inputs are silent (${few(clock)} of ${all(clock)} columns), the score's PSI stays at ${three(clock.signals["drift.score.psi"].value)}, and the AUC falls to ${three(clock.signals["quality.auc"].value)}. Only what watches the truth sees it<#if clock.signals["drift.surprise"].since??>: ADWIN fires on a flight that left at ${clock.signals["drift.surprise"].since?keep_after("T")?replace("Z", " UTC")}, the same day</#if>. A likely explanation, not measured: the airlines change their timetables with the clocks, and the rates learnt by slot are no longer those of the flights that fly in it.

## How it is measured

- **Model**: that of the project's settings, which learns from 15 January to a week before the date; that week chooses the epoch and gives the bounds of quality. Nothing that follows was used by the model or its bounds. The rules themselves (a tenth of the columns, three deviations, half a day, the mark of KS) were set while looking at these two episodes: they show what the detectors do, they do not prove what they will do elsewhere.
- **Inputs**: each column against the training sample, frozen in the model. It has drifted when it is further away than the worst day of the training itself, and further than the usual mark (PSI 0.25; KS 0.20, the same distance for two Gaussians). The alarm is the share of columns that have drifted.
- **Quality**: a day against the days of validation, at three standard deviations.
- **Surprise**: the squared error of each prediction, minus the one that its own probability announced. A calibrated model is at zero on days of storm as on others. ADWIN chooses the window; the alarm wants half a day of labels since the last cut.
- **A cut of ADWIN is no alarm**: its theorem wants independent numbers, and the flights of one hour share their weather. [Decision 33](../adr/0033-drift.md).
- **Times**: those of the flights' departures, in the order of the log. Live, the alarm waits for the arrival that brings the label.

The replays are kept, compact, beside a test that replays them in each build. SHA-256 of their content: storm `${details.storm.sha256}`, clock change `${details.clock.sha256}`.
