<#assign words = {"genetic": "genetic", "random": "random"}>
# Architecture search: ${details.name}

*[En français](experiment-${details.name}.fr.md). Made from `bench/results/experiment-${details.name}.json`, measured on ${started[0..9]} by `${command}` (${machine}), commit `${details.commits?join("`, `")}`; nothing here is typed.*
<#if (changed.en)?has_content>

${changed.en}
</#if>

## The question

${details.question.en}

## The method

A genetic search (Jenetics: tournaments of three, uniform crossover, Gaussian mutation, population ${details.population}) and a random search spend **the same number of trainings**, ${details.budget} each, from the same ${details.seeds?size} seeds (${details.seeds?map(s -> s?c)?join(", ")}). Data: ${details.rows}. June stays sealed.

| setting | from | to | scale |
|---|---:|---:|---|
<#list details.factors as f>
| `${f.name}` | ${num(f.low)} | ${num(f.high)} | ${(f.scale == "log")?then("logarithmic", "linear")} |
</#list>

The least of ${details.budget} losses is a lucky one. The network that each search liked best is therefore trained once more, with a seed that the search never saw: that loss is compared.

## The result

| | genetic | random | difference (genetic − random) | ${(100 * details.confidence)?string("0")} % interval | verdict |
|---|---:|---:|---:|---:|---|
<#list [["loss, unseen seed", details.unseen], ["loss that the search saw", details.liked]] as row>
| ${row[0]} | ${num(row[1].genetic)} | ${num(row[1].random)} | ${num(row[1].difference)} | [${num(row[1].low)}; ${num(row[1].high)}] | <#if row[1].decided><#if row[1].difference lt 0>**genetic is better**<#else>**random is better**</#if><#else>**undecided**</#if> |
</#list>

<#if !details.unseen.decided>The interval of the difference holds zero: at this budget **nothing shows that the genetic search does better than chance**, nor the contrary.
<#elseif details.unseen.difference lt 0>The genetic search finds better networks than chance at the same budget, beyond the interval.
<#else>Chance finds better networks than the genetic search at the same budget, beyond the interval.
</#if>

${draw("course", 0, "Least loss so far, mean of the seeds", "trainings", "log loss", "genetic", "random")}

| seed | search | hidden layers | other settings | loss seen | loss unseen |
|---:|---|---|---|---:|---:|
<#list details.searches as s>
| ${s.seed?c} | ${words[s.strategy]} | ${s.hidden?map(w -> w?c)?join("-")} | <#list details.factors as f><#if s.settings[f.name]??>`${f.name}` ${num(s.settings[f.name])} </#if></#list>| ${num(s.liked)} | ${num(s.unseen)} |
</#list>

## What the search does not say

The networks learn from some of the rows only; the best is probably smaller there than on the whole period. ${details.seeds?size} seeds do not see a small difference.
