<#-- Numbers that are none are absent. -->
<#function n x=""><#return x?is_number?then(num(x), "–")></#function>
<#function prob x=""><#if !x?is_number><#return "–"></#if><#return (x lt 0.0001)?then("< 0.0001", num(x))></#function>
<#function line s><#return sources[s]!s></#function>
<#assign sources = {"blocks": "blocks", "model": "model", "residual": "residual", "lack of fit": "lack of fit", "pure error": "pure error", "total": "total"}>
<#assign metrics = {"logloss": "log loss", "auc": "AUC", "prauc": "precision-recall AUC", "brier": "Brier score", "ece": "calibration error"}>
<#assign natures = {"maximum": "a maximum", "minimum": "a minimum", "saddle": "a saddle: better one way, worse another", "ridge": "a ridge"}>
<#assign letters = {}><#assign at = {}>
<#list details.factors as f><#assign letters += {f.letter: f.name}><#assign at += {f.letter: f?index}></#list>
<#function spelled name><#local parts = []><#list 0..<name?length as i><#local c = name[i]><#if letters[c]??><#local parts += [letters[c]]></#if></#list><#return name?ends_with("²")?then(parts[0] + "²", parts?join(" × "))></#function>
<#assign main = details.responses[0]>
# Designed experiment: ${details.name}

*[En français](experiment-${details.name}.fr.md). Made from `bench/results/experiment-${details.name}.json`, measured on ${started[0..9]} by `${command}` (${machine}), commit `${details.commits?join("`, `")}`; nothing here is typed.*
<#if (changed.en)?has_content>

${changed.en}
</#if>

## The question

${details.question.en}

## The design

| letter | factor | low (−1) | high (+1) | scale |
|---|---|---:|---:|---|
<#list details.factors as f>
| ${f.letter} | `${f.name}` | <#if f.low?is_number>${n(f.low)}<#else>${f.low?is_sequence?then(f.low?join(", "), f.low?is_boolean?then(f.low?c, f.low))}</#if> | <#if f.high?is_number>${n(f.high)}<#else>${f.high?is_sequence?then(f.high?join(", "), f.high?is_boolean?then(f.high?c, f.high))}</#if> | ${{"log": "logarithmic", "linear": "linear", "choice": "choice"}[f.scale]} |
</#list>

${details.points} points, ${details.blocks?size} block(s), each with its seed (${details.blocks?map(b -> b?c)?join(", ")}), ${details.runs?size} real trainings, in random order (seed ${details.seed?c}). Data: ${details.rows}. June stays sealed.

<#if details.fraction??>
<#if details.fraction.generated gt 0>
Fraction 2^(${details.fraction.factors}−${details.fraction.generated}) of resolution ${["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"][details.fraction.resolution]}, generators ${details.fraction.generators?join(", ")}; defining relation I = ${details.fraction.relation?join(" = ")}.

<#else>
Full factorial: no effect is confounded with another.

</#if>
</#if>
<#if details.aliases?size gt 0>
What the design cannot tell apart:

| effect | confounded with |
|---|---|
<#list details.aliases as a>
| ${a.effect} | ${a.aliases?join(", ")} |
</#list>

</#if>
<#list details.responses as r>
## ${metrics[r.name]?cap_first}

<#if r.surface??>
<#assign s = r.surface>
Surface of second order, fitted by least squares (QR). Its stationary point is ${natures[s.nature]} (eigenvalues ${s.eigenvalues?map(v -> num(v))?join("; ")}). The best point is looked for inside the measured region only.

| | <#list details.factors as f>`${f.name}` | </#list>predicted |
|---|<#list details.factors as f>---:|</#list>---:|
<#if s.stationary??>
| stationary point | <#list details.factors as f>${n(s.stationary.values[f.name])} | </#list>${n(s.stationary.predicted)} |
</#if>
| best point of the region | <#list details.factors as f>${n(s.optimum.values[f.name])} | </#list>${n(s.optimum.predicted)} |
<#if s.usual??>
| default when it was measured | <#list details.factors as f>${n(s.usual.values[f.name])} | </#list>${n(s.usual.predicted)} |
</#if>

<#if s.usual??>
<#assign gain = s.usual.gain?abs>
<#if s.usual.margin?? && gain gt s.usual.margin>The best point gains ${num(gain)} ± ${num(s.usual.margin)} over the default: **the difference is decided**.<#else>The difference between the best point and the default is ${num(gain)} ± ${n(s.usual.margin!"")}: **undecided**, nothing calls for a change.</#if>

</#if>
How far each factor may go before the prediction is worse beyond its interval, the others staying best:

<#list details.factors as f>
<#if s.plateau[f.name]??>
- `${f.name}`: <#if s.plateau[f.name].open>the whole measured region: this factor is not decided<#else>from ${n(s.plateau[f.name].from)} to ${n(s.plateau[f.name].to)}</#if>
</#if>
</#list>

<#if r?index == 0>
${draw("map", 0, "Response surface (dark = better)", "", "", "best", "default")}

${draw("cuts", 0, "Prediction along each factor, the others being best", "coded level", metrics[r.name])}

</#if>
<#else>
Effect of a factor: mean at the high level minus mean at the low level. Intervals at ${(100 * details.confidence)?string("0")} %<#if r.effects[0].by == "lenth"> by Lenth’s margin, as nothing was repeated</#if>.

| effect | | effect | interval | verdict |
|---|---|---:|---:|---|
<#list r.effects as e>
| ${e.name} | ${spelled(e.name)} | ${n(e.value)} | [${n(e.low!"")}; ${n(e.high!"")}] | <#if e.decided><#if !letters[e.name]??>**decided**<#elseif (e.value gt 0) == r.greater>**high is better**<#else>**low is better**</#if><#else>undecided</#if> |
</#list>

<#if r.lenth??>
Lenth: pseudo standard error ${num(r.lenth.pseudoError)}, margin ${num(r.lenth.margin)}, simultaneous margin ${num(r.lenth.simultaneous)}. The method takes most effects for noise: where the repeated runs decide many of them, its margin is too wide.

</#if>
<#if r?index == 0>
<#if r.contrasts?size gt 0>
<#if r.lenth??>
${draw("half-normal", 0, "Half-normal plot of the effects", "size of the effect", "half-normal score")}

</#if>
${draw("main", 0, "Main effects", "", metrics[r.name])}

<#assign shown = 0>
<#list r.effects?sort_by("value") as e><#if e.name?length == 2 && e.decided && letters[e.name[0]]?? && letters[e.name[1]]?? && shown lt 4>
<#assign shown += 1>
${draw("interaction", 0, "Interaction " + spelled(e.name), "", metrics[r.name], at[e.name[0]], at[e.name[1]])}

</#if></#list>
</#if>
</#if>
</#if>
### Analysis of variance

| source | sum of squares | degrees of freedom | mean square | F | p |
|---|---:|---:|---:|---:|---:|
<#list r.anova as a>
| ${line(a.source)} | ${n(a.squares)} | ${a.freedom} | ${n(a.mean!"")} | ${n(a.f!"")} | ${prob(a.p!"")} |
</#list>

<#if r.residuals??>
### Checks of the residuals

- Normality (Shapiro-Francia): W’ = ${n(r.residuals.normality.statistic!"")}, p = ${prob(r.residuals.normality.p!"")}.
- Independence over the order of the runs (Durbin-Watson, by permutation): ${n(r.residuals.independence.statistic!"")}, p = ${prob(r.residuals.independence.p!"")}.

<#if r?index == 0>
${draw("normal", 0, "Residuals: normal plot", "normal score", "residual")}

${draw("by-run", 0, "Residuals in the order of the runs", "run", "residual")}

${draw("by-fit", 0, "Residuals by fitted value", "fitted value", "residual")}

</#if>
</#if>
</#list>
## All runs

| run | block | <#list details.factors as f>${f.letter} | </#list><#list details.responses as r>${metrics[r.name]} | </#list>seconds |
|---:|---:|<#list details.factors as f>---:|</#list><#list details.responses as r>---:|</#list>---:|
<#list details.runs as run>
| ${run.run + 1} | ${details.blocks[run.block]?c} | <#list details.factors as f>${n(run.coded[f?index])} | </#list><#list details.responses as r>${num(run.metrics[r.name])} | </#list>${n(run.seconds)} |
</#list>

## What the experiment does not say

It holds in the measured region only, on these rows and these seeds. An interaction may carry the share of an effect that it is confounded with. Seconds are given for the record: several trainings shared the machine.
