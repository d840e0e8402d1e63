<#assign faults = {"well": "toutes vont bien", "slowed": "une ralentie", "killed": "une tuée", "paused": "une figée"}>
<#assign variants = {"round-robin": "tour à tour", "least-requests": "la moins chargée", "power-of-two": "la meilleure de deux", "standard": "le réglage de la démonstration"}>
<#function ms x><#return x?string["#,##0.0"]></#function>
<#function of variant fault><#list details.runs as r><#if r.variant == variant && r.fault == fault><#return r></#if></#list></#function>
<#assign lost = 0><#list details.runs as r><#assign lost += r.lost></#list>
<#assign best = 0><#assign worst = 100><#list details.queues as q><#if q.p95 lte details.service><#assign best = q.load><#elseif q.load lt worst><#assign worst = q.load></#if></#list>
# Répartir la charge : trois politiques et quatre incidents

[English](balance.md)

Page tirée de `bench/results/balance.json` ; aucun nombre n’est saisi à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}.

## Ce qui est mesuré

${details.replicas} répliques, chacune dans son processus, se tiennent derrière le répartiteur de la démonstration, dans le sien. Ces répliques sont des **doublures au temps de service déclaré**, pas des modèles : chaque requête occupe l’une de ${details.places} places pendant ${details.service} ms, et celles qui n’en trouvent pas attendent leur tour. La vitesse d’une réplique est donc connue, et l’écart constaté est celui de la politique. Ensemble elles peuvent servir ${details.capacity} requêtes par seconde ; elles en reçoivent ${details.rate}.

Les clients viennent quand ils viennent (boucle ouverte, loi de Poisson, même graine à chaque essai) ; chaque requête est chronométrée depuis l’instant où elle devait partir : un blocage ne se cache pas. Un essai dure ${details.seconds} s après une mise en température. Au premier quart, la première réplique est laissée tranquille, rendue ${details.slower} fois plus lente, tuée (`kill -9`) ou figée (`SIGSTOP`, relancée aux trois quarts). Tous les percentiles portent sur l’essai entier.

Les trois premiers réglages ne font que choisir ; contrôles de disponibilité et nouvelles tentatives sont actifs partout. Le quatrième, celui de la démonstration, est « la meilleure de deux » avec mise à l’écart des répliques anormales et reprise progressive.

## Latences et pertes

| réglage | incident | p50, ms | p95, ms | p99, ms | p99,9, ms | perdues | sur |
|---|---|---:|---:|---:|---:|---:|---:|
<#list details.runs as r>
| ${variants[r.variant]} | ${faults[r.fault]} | ${ms(r.p50)} | ${ms(r.p95)} | ${ms(r.p99)} | ${ms(r.p999)} | ${r.lost} | ${r.sent} |
</#list>

${chart("slowed", "p99 avec une réplique ralentie", "ms", {"tour à tour": of("round-robin", "slowed").p99, "la moins chargée": of("least-requests", "slowed").p99, "la meilleure de deux": of("power-of-two", "slowed").p99, "démonstration": of("standard", "slowed").p99})}

<#if lost == 0>Aucune requête n’a été perdue, dans aucun essai.<#else>**${lost} requêtes ont été perdues** sur tous les essais ; le tableau dit où.</#if> Avec une réplique ralentie, le p99 est de ${ms(of("round-robin", "slowed").p99)} ms tour à tour, ${ms(of("least-requests", "slowed").p99)} ms par la moins chargée, ${ms(of("power-of-two", "slowed").p99)} ms par la meilleure de deux, et ${ms(of("standard", "slowed").p99)} ms avec le réglage de la démonstration.

Ce qu’une réplique tuée tenait échoue aussitôt et repart ailleurs. Ce qu’une réplique figée tient est interrompu quand elle laisse un contrôle sans réponse, et repart alors : les plus longues latences de ce cas sont l’intervalle entre deux contrôles et leur patience.

## Combien de répliques : le temps d’attente

Les mêmes répliques, toutes en bon état, sous une charge croissante. Le temps d’attente est dit par la réplique : de l’arrivée d’une requête à l’instant où l’on s’en occupe.

| part de la capacité, en pour cent | requêtes par seconde | attente moyenne, ms | p95 de l’attente, ms | p99 de la réponse, ms | perdues |
|---:|---:|---:|---:|---:|---:|
<#list details.queues as q>
| ${q.load} | ${q.rate?round} | ${ms(q.mean)} | ${ms(q.p95)} | ${ms(q.p99)} | ${q.lost} |
</#list>

<#if best gt 0>Jusqu’à ${best} % de la capacité, 95 % des requêtes n’attendent pas plus qu’un temps de service (${details.service} ms). <#if worst lt 100>À partir de ${worst} % elles attendent davantage.</#if> Le conseil : **ajouter une réplique quand le p95 de l’attente dépasse un temps de service pendant une minute**, en retirer une quand la charge de celles qui resteraient demeure sous ${best} % de leur capacité pendant dix minutes. Pour un débit r et un temps de service s sur c places, cela fait n = ⌈r · s / (c · ${(best / 100)?string["0.00"]})⌉ répliques, et une de plus qui peut mourir.<#else>Déjà à la plus faible charge mesurée, plus de 5 % des requêtes attendent plus qu’un temps de service : sur cette machine ces chiffres ne portent aucun conseil.</#if> La charge du processeur est un mauvais signal : une réplique dont toutes les places sont prises attend, elle ne calcule pas.

## La même chose ailleurs

| quoi | ici | HAProxy | Envoy | Kubernetes |
|---|---|---|---|---|
| la meilleure de deux | `policy` | `balance random(2)` | `LEAST_REQUEST`, `choice_count: 2` | par le maillage ou l’entrée ; un Service seul choisit au hasard |
| contrôles de disponibilité | `check-every` | `option httpchk` | `health_checks` | `readinessProbe` |
| mise à l’écart | `outliers` | `observe layer7`, `error-limit` | `outlier_detection` | par le maillage |
| nouvelle tentative ailleurs | `retries`, `request-timeout` | `option redispatch`, `retry-on` | `retry_policy`, `retry_budget` | par le maillage ou l’entrée |
| vidage | pas prête, puis `linger` | `set server ... state drain` | contrôle en échec, `drain` | pas prête, `preStop`, `terminationGracePeriodSeconds` |
| reprise progressive | `slow-start` | `slowstart` | `slow_start_config` | par le maillage |
| nombre de répliques | à la main | à la main | à la main | `HorizontalPodAutoscaler` sur le temps d’attente |

Réglages complets : [HAProxy](../balance/haproxy.cfg), [Envoy](../balance/envoy.yaml), [Kubernetes](../../deploy/kubernetes/README.md). Ils sont écrits d’après les manuels de ces systèmes et n’ont pas été exécutés ici.

## Ce que cela ne dit pas

Une seule machine, que se partagent les clients, le répartiteur et les répliques ; des répliques qui attendent au lieu de calculer. Un essai de chaque, de quelques secondes : des écarts de quelques millisecondes sont du bruit.
