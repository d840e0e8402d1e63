<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function signed value><#return value?string("+0.0000;-0.0000")></#function>
<#function between difference><#return signed(difference.low) + " à " + signed(difference.high)></#function>
<#function inside difference spread><#return (difference.low lte 0 && difference.high gte 0)?then("zéro est dans l’intervalle", (difference.value?abs lte 2 * spread)?then("à moins de deux écarts-types entre graines", "**au-delà des deux**"))></#function>
<#assign means = {"netem": "que le noyau retient (netem)", "delay line": "que retient un câble de deux périphériques `tap` à travers le programme, le noyau n’ayant pas netem"}>
<#assign delayed = ((parts.faults.details.network["trip.ms"])!0) gt 0>
<#assign faults = [{"key": "none", "name": "rien"}, {"key": "kill", "name": "ouvrier et exécuteur tués net"}, {"key": "freeze", "name": "tous deux figés, avec spéculation"}, {"key": "silence", "name": "tous deux figés, sans spéculation, 10 s de silence admis"}, {"key": "network", "name": delayed?then("dans son espace de noms réseau, derrière un retard, puis coupé ; abandonné après 9 s", "dans son espace de noms réseau, lien rétréci, puis coupé ; abandonné après 9 s")}]>
# L’entraînement sur un cluster

*[In English](distributed.md). Page faite à partir de `bench/results/distributed-*.json` ; rien n’y est tapé à la main. Chaque partie a été mesurée pour elle-même, et dit quand. [Décision](../adr/0026-local-sgd.md) (en anglais).*

**Aucune accélération ne peut être montrée sur une machine à deux cœurs** : maître, deux ouvriers, deux exécuteurs et programme se les partagent. On montre à quel point deux ouvriers approchent un seul processus, ce que coûte une panne et ce que coûte un échange ; pour plus d’ouvriers, un modèle en est tiré.

## À côté d’un seul processus

<#if parts.parity??>
<#assign figures = parts.parity.figures details = parts.parity.details>
<@told parts.parity/>

Tout le jeu d’entraînement, ${details.pairs?size} graines, chacune une fois dans un seul processus sur un fil et une fois sur deux ouvriers ; jugement sur mai (juin reste scellé). Les intervalles rééchantillonnent des jours entiers de mai, les mêmes pour les deux.

| graine | AUC, un processus | AUC, deux ouvriers | différence | intervalle à 95 % | perte log., un processus | perte log., deux ouvriers | différence | intervalle à 95 % |
|---:|---:|---:|---:|---|---:|---:|---:|---|
<#list details.pairs as p>
| ${p.seed} | ${p.alone.auc?string("0.0000")} | ${p.spread.auc?string("0.0000")} | ${signed(p.difference.auc.value)} | ${between(p.difference.auc)} | ${p.alone.logloss?string("0.0000")} | ${p.spread.logloss?string("0.0000")} | ${signed(p.difference.logloss.value)} | ${between(p.difference.logloss)} |
</#list>

D’une graine à l’autre, un processus varie de ${figures["distributed.alone.auc.deviation"]?string("0.0000")} d’AUC et de ${figures["distributed.alone.logloss.deviation"]?string("0.0000")} de perte logarithmique (écart-type). Par graine, pour la différence de perte : <#list details.pairs as p>${inside(p.difference.logloss, figures["distributed.alone.logloss.deviation"])}<#sep> ; </#list>.
<#else>
Pas encore mesuré : `./chainon bench distributed -O only=parity`.
</#if>

## Ce que coûte une panne

<#if parts.faults??>
<#assign figures = parts.faults.figures details = parts.faults.details>
<@told parts.faults/>

L’un des deux ouvriers est frappé au milieu du quatrième tour d’un entraînement d’une époque, et n’est pas remplacé : l’autre apprend désormais les deux parts. Une part qui manque à un tour est laissée hors de sa moyenne, et comptée. La spéculation lance une seconde copie d’une tâche lente, mais jamais sur l’hôte de la première : les deux ouvriers ont ici la même adresse, un ouvrier figé est donc attendu jusqu’à ce que Spark abandonne son exécuteur muet (`chainon.spark.timeout`), et c’est le silence permis qui borne le tour.

| ce qui lui arrive | un tour avant, s | le tour où cela arrive, s | un tour après, s | réponses manquantes | lignes apprises | AUC | perte log. |
|---|---:|---:|---:|---:|---:|---:|---:|
<#list faults as f>
<#if figures["distributed." + f.key + ".auc"]??>
<#assign p = "distributed." + f.key>
| ${f.name} | ${figures[p + ".before.seconds"]?string("0.00")} | ${figures[p + ".struck.seconds"]?string("0.00")} | ${figures[p + ".afterwards.seconds"]?string("0.00")} | ${figures[p + ".missing"]} | ${figures[p + ".rows"]?string("#,##0")} | ${figures[p + ".auc"]?string("0.0000")} | ${figures[p + ".logloss"]?string("0.0000")} |
</#if>
</#list>

<#if details.network.absent??>
Espaces de noms réseau : `${details.network.absent}`.
<#elseif details.network["trip.ms"]??>
Derrière le retard, un aller-retour vers l’espace de noms prend ${details.network["trip.ms"]?string("0.0")} ms, au lieu de ${details.network["trip.before.ms"]?string("0.00")} : ${details.network["delay.ms"]} ms, ${means[details.network["delay.by"]]}.
<#elseif details.network["delay.absent"]??>
Aucun retard n’était possible sur le lien : `${details.network["delay.absent"]}`. À sa place, il est rétréci à ${details.network["narrow.kbit"] / 1000} Mbit/s, ce qui retarde chaque échange.
</#if>
<#else>
Pas encore mesuré : `./chainon bench distributed -O only=faults`.
</#if>

## Ce que coûte un échange, et ce que donneraient plus d’ouvriers

<#if parts.exchange??>
<#assign figures = parts.exchange.figures far = (parts.exchange.details.far)!{"absent": "pas mesuré"}>
<@told parts.exchange/>

Des tours d’un seul pas de 64 lignes par part, sur deux ouvriers : ce qu’un tour prend en plus du travail, selon le nombre de réponses qu’il réunit (médiane).

| réponses | secondes | secondes derrière le retard |
|---:|---:|---:|
<#list [1, 2, 4, 8, 16, 32] as n>
| ${n} | ${figures["distributed.overhead.seconds." + n]?string("0.000")} | <#if far.absent??>–<#else>${figures["distributed.far.overhead.seconds." + n]?string("0.000")}</#if> |
</#list>

<#if far.absent??>
Espaces de noms réseau : `${far.absent}`.
<#else>
Derrière le retard, chaque ouvrier est dans son espace de noms réseau, et un aller-retour vers lui prend ${far["trip.ms"]?string("0.0")} ms au lieu de ${far["trip.before.ms"]?string("0.00")} : ${far["delay.ms"]} ms, ${means[far["delay.by"]]}.
</#if>

La droite qui suit celles sans retard : ${figures["distributed.model.fixed.seconds"]?string("0.000")} s par tour et ${figures["distributed.model.each.seconds"]?string("0.0000")} s de plus par réponse. **Un modèle, pas une mesure**, pour W ouvriers ayant chacun son cœur :

    secondes(W) = lignes / (W × débit) + tours × (fixe + chacun × W)

avec ${figures["distributed.model.rows"]?string("#,##0")} lignes, ${figures["distributed.model.rate"]?string("#,##0")} lignes par seconde pour un ouvrier, mesurées avec deux au travail sur deux cœurs, et ${figures["distributed.model.rounds"]} tours. Par un réseau, toutes les réponses passent par le lien du pilote, de 1 Gbit/s, ce qui ajoute tours × 2 × W × ${(figures["distributed.model.bytes"] / 1000)?string("#,##0")} ko × 8 / 10⁹. Le modèle laisse de côté que le réseau de neurones apprend un peu moins des mêmes lignes quand plus de parts apprennent chacune pour soi, et que le lot devrait suivre.

| ouvriers | secondes | secondes par un réseau |
|---:|---:|---:|
<#list [1, 2, 4, 8, 16, 32, 64] as w>
| ${w} | ${figures["distributed.model.seconds." + w]?string("0.0")} | ${figures["distributed.model.network.seconds." + w]?string("0.0")} |
</#list>

<#assign points = []>
<#list [1, 2, 4, 8, 16, 32, 64] as w><#assign points = points + [{"line": "une machine", "x": w, "y": figures["distributed.model.seconds." + w]}, {"line": "1 Gbit/s", "x": w, "y": figures["distributed.model.network.seconds." + w]}]></#list>
${plot("model", "Secondes d’un entraînement, selon le modèle", "ouvriers", "secondes", points)}

Par un réseau, le modèle est le plus rapide avec ${figures["distributed.model.best"]} ouvriers. Sur les deux cœurs d’ici, un processus sur un fil a pris ${figures["distributed.alone.seconds"]?string("0.0")} s, deux ouvriers ${figures["distributed.spread.seconds"]?string("0.0")} s, là où le modèle dit ${figures["distributed.model.seconds.2"]?string("0.0")} s.
<#else>
Pas encore mesuré : `./chainon bench distributed -O only=exchange`.
</#if>

## Choix

<#if parts.choices??>
<@told parts.choices/>

Une graine chacun ; ce qu’une ligne ne nomme pas est comme dans les réglages. Jugés par la seule qualité : une différence plus petite que l’écart-type entre graines, ci-dessus, est de la chance.

| réglage | AUC | perte log. | tours | ko d’une réponse |
|---|---:|---:|---:|---:|
<#list parts.choices.details.choices as c>
| <#if c.settings == "">tel quel<#else>`${c.settings}`</#if> | ${c.auc?string("0.0000")} | ${c.logloss?string("0.0000")} | ${c.rounds} | ${(c.bytes / 1000)?string("#,##0")} |
</#list>
<#else>
Pas encore mesuré : `./chainon bench distributed -O only=choices`.
</#if>
