<#-- Numbers that are none are absent. -->
<#function n x=""><#return x?is_number?then(num(x), "–")></#function>
<#function prob x=""><#if !x?is_number><#return "–"></#if><#return (x lt 0.0001)?then("< 0,0001", num(x))></#function>
<#function line s><#return sources[s]!s></#function>
<#assign sources = {"blocks": "blocs", "model": "modèle", "residual": "résidu", "lack of fit": "défaut d’ajustement", "pure error": "erreur pure", "total": "total"}>
<#assign metrics = {"logloss": "perte logarithmique", "auc": "AUC", "prauc": "AUC précision-rappel", "brier": "score de Brier", "ece": "erreur de calibration"}>
<#assign natures = {"maximum": "un maximum", "minimum": "un minimum", "saddle": "un col : meilleur dans une direction, pire dans une autre", "ridge": "une crête"}>
<#assign letters = {}><#assign at = {}>
<#list details.factors as f><#assign letters += {f.letter: f.name}><#assign at += {f.letter: f?index}></#list>
<#function spelled name><#local parts = []><#list 0..<name?length as i><#local c = name[i]><#if letters[c]??><#local parts += [letters[c]]></#if></#list><#return name?ends_with("²")?then(parts[0] + "²", parts?join(" × "))></#function>
<#assign main = details.responses[0]>
# Plan d’expériences : ${details.name}

*[In English](experiment-${details.name}.md). Page faite à partir de `bench/results/experiment-${details.name}.json`, mesuré le ${started[0..9]} par `${command}` (${machine}), commit `${details.commits?join("`, `")}` ; rien n’y est tapé à la main.*
<#if (changed.fr)?has_content>

${changed.fr}
</#if>

## La question

${details.question.fr}

## Le plan

| lettre | facteur | bas (−1) | haut (+1) | échelle |
|---|---|---:|---:|---|
<#list details.factors as f>
| ${f.letter} | `${f.name}` | <#if f.low?is_number>${n(f.low)}<#else>${f.low?is_sequence?then(f.low?join(", "), f.low?is_boolean?then(f.low?c, f.low))}</#if> | <#if f.high?is_number>${n(f.high)}<#else>${f.high?is_sequence?then(f.high?join(", "), f.high?is_boolean?then(f.high?c, f.high))}</#if> | ${{"log": "logarithmique", "linear": "linéaire", "choice": "choix"}[f.scale]} |
</#list>

${details.points} points, ${details.blocks?size} bloc(s) — chacun a sa graine (${details.blocks?map(b -> b?c)?join(", ")}) —, ${details.runs?size} entraînements réels, dans un ordre tiré au hasard (graine ${details.seed?c}). Données : ${details.rows}. Juin reste scellé.

<#if details.fraction??>
<#if details.fraction.generated gt 0>
Fraction 2^(${details.fraction.factors}−${details.fraction.generated}) de résolution ${["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"][details.fraction.resolution]}, générateurs ${details.fraction.generators?join(", ")} ; relation de définition I = ${details.fraction.relation?join(" = ")}.

<#else>
Factoriel complet : aucun effet n’est confondu avec un autre.

</#if>
</#if>
<#if details.aliases?size gt 0>
Ce que le plan ne peut pas distinguer :

| effet | confondu avec |
|---|---|
<#list details.aliases as a>
| ${a.effect} | ${a.aliases?join(", ")} |
</#list>

</#if>
<#list details.responses as r>
## ${metrics[r.name]?cap_first}

<#if r.surface??>
<#assign s = r.surface>
Surface du second ordre ajustée par moindres carrés (QR). Son point stationnaire est ${natures[s.nature]} (valeurs propres ${s.eigenvalues?map(v -> num(v))?join(" ; ")}). Le meilleur point est cherché dans la région mesurée seulement.

| | <#list details.factors as f>`${f.name}` | </#list>prévu |
|---|<#list details.factors as f>---:|</#list>---:|
<#if s.stationary??>
| point stationnaire | <#list details.factors as f>${n(s.stationary.values[f.name])} | </#list>${n(s.stationary.predicted)} |
</#if>
| meilleur point de la région | <#list details.factors as f>${n(s.optimum.values[f.name])} | </#list>${n(s.optimum.predicted)} |
<#if s.usual??>
| réglage par défaut lors de la mesure | <#list details.factors as f>${n(s.usual.values[f.name])} | </#list>${n(s.usual.predicted)} |
</#if>

<#if s.usual??>
<#assign gain = s.usual.gain?abs>
<#if s.usual.margin?? && gain gt s.usual.margin>Le meilleur point gagne ${num(gain)} ± ${num(s.usual.margin)} sur le réglage par défaut : **l’écart est décidé**.<#else>L’écart entre le meilleur point et le réglage par défaut est ${num(gain)} ± ${n(s.usual.margin!"")} : **indécis**, rien n’oblige à changer.</#if>

</#if>
Jusqu’où chaque facteur peut aller sans que la prévision soit plus mauvaise au-delà de son intervalle, les autres restant au mieux :

<#list details.factors as f>
<#if s.plateau[f.name]??>
- `${f.name}` : <#if s.plateau[f.name].open>toute la région mesurée : ce facteur n’est pas décidé<#else>de ${n(s.plateau[f.name].from)} à ${n(s.plateau[f.name].to)}</#if>
</#if>
</#list>

<#if r?index == 0>
${draw("map", 0, "Surface de réponse (sombre = meilleur)", "", "", "meilleur", "défaut")}

${draw("cuts", 0, "Prévision le long de chaque facteur, les autres au mieux", "niveau codé", metrics[r.name])}

</#if>
<#else>
Effet d’un facteur : moyenne au niveau haut moins moyenne au niveau bas. Intervalles à ${(100 * details.confidence)?string("0")} %<#if r.effects[0].by == "lenth"> par la marge de Lenth, faute de répétition</#if>.

| effet | | effet | intervalle | verdict |
|---|---|---:|---:|---|
<#list r.effects as e>
| ${e.name} | ${spelled(e.name)} | ${n(e.value)} | [${n(e.low!"")} ; ${n(e.high!"")}] | <#if e.decided><#if !letters[e.name]??>**décidé**<#elseif (e.value gt 0) == r.greater>**haut meilleur**<#else>**bas meilleur**</#if><#else>indécis</#if> |
</#list>

<#if r.lenth??>
Lenth : erreur type pseudo ${num(r.lenth.pseudoError)}, marge ${num(r.lenth.margin)}, marge simultanée ${num(r.lenth.simultaneous)}. Cette méthode suppose que la plupart des effets ne sont que du bruit : là où les répétitions en décident beaucoup, sa marge est trop large.

</#if>
<#if r?index == 0>
<#if r.contrasts?size gt 0>
<#if r.lenth??>
${draw("half-normal", 0, "Diagramme demi-normal des effets", "taille de l’effet", "score demi-normal")}

</#if>
${draw("main", 0, "Effets principaux", "", metrics[r.name])}

<#assign shown = 0>
<#list r.effects?sort_by("value") as e><#if e.name?length == 2 && e.decided && letters[e.name[0]]?? && letters[e.name[1]]?? && shown lt 4>
<#assign shown += 1>
${draw("interaction", 0, "Interaction " + spelled(e.name), "", metrics[r.name], at[e.name[0]], at[e.name[1]])}

</#if></#list>
</#if>
</#if>
</#if>
### Analyse de variance

| source | somme des carrés | degrés de liberté | carré moyen | F | p |
|---|---:|---:|---:|---:|---:|
<#list r.anova as a>
| ${line(a.source)} | ${n(a.squares)} | ${a.freedom} | ${n(a.mean!"")} | ${n(a.f!"")} | ${prob(a.p!"")} |
</#list>

<#if r.residuals??>
### Contrôle des résidus

- Normalité (Shapiro-Francia) : W’ = ${n(r.residuals.normality.statistic!"")}, p = ${prob(r.residuals.normality.p!"")}.
- Indépendance dans l’ordre des essais (Durbin-Watson, par permutation) : ${n(r.residuals.independence.statistic!"")}, p = ${prob(r.residuals.independence.p!"")}.

<#if r?index == 0>
${draw("normal", 0, "Résidus : droite de Henry", "score normal", "résidu")}

${draw("by-run", 0, "Résidus dans l’ordre des essais", "essai", "résidu")}

${draw("by-fit", 0, "Résidus selon la valeur ajustée", "valeur ajustée", "résidu")}

</#if>
</#if>
</#list>
## Tous les essais

| essai | bloc | <#list details.factors as f>${f.letter} | </#list><#list details.responses as r>${metrics[r.name]} | </#list>secondes |
|---:|---:|<#list details.factors as f>---:|</#list><#list details.responses as r>---:|</#list>---:|
<#list details.runs as run>
| ${run.run + 1} | ${details.blocks[run.block]?c} | <#list details.factors as f>${n(run.coded[f?index])} | </#list><#list details.responses as r>${num(run.metrics[r.name])} | </#list>${n(run.seconds)} |
</#list>

## Ce que l’expérience ne dit pas

Elle ne vaut que dans la région mesurée, sur ces lignes et ces graines. Un effet d’interaction peut porter la part d’un effet confondu avec lui. Les secondes sont données pour mémoire : plusieurs entraînements partageaient la machine.
