<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function goal name value asked most unit><#return "| " + name + " | " + value?string(",##0.##") + " " + unit + " | " + most?then("≤ ", "≥ ") + asked?string(",##0.##") + " | " + most?then(value lte asked, value gte asked)?then("atteint", "**non atteint**") + " |"></#function>
<#function row name f id><#return "| " + name + " | " + f["serving." + id + ".rps"]?string(",##0") + " | " + f["serving." + id + ".p50.ms"]?string("0.00") + " | " + f["serving." + id + ".p99.ms"]?string("0.00") + " | " + f["serving." + id + ".single.p50.us"]?string("0") + " |"></#function>
# À quelle vitesse il répond

*[In English](serving.md). Page tirée de `bench/results/serving-*.json` ; rien n’y est saisi à la main. Chaque partie a été mesurée à part, et dit quand.*

## Face à la limite et aux pairs

<#if parts.speed??>
<#assign f = parts.speed.figures d = parts.speed.details>
<@told parts.speed/>

Une ligne d’entrées du modèle en JSON (${d.bytes} octets), 127.0.0.1, `wrk -t1 -c${d.connections}`, tous les serveurs dans la même exécution et à tour de rôle, ${d.rounds} tours de ${d.seconds} s après une mise en chauffe ; le tour médian est donné. L’écho renvoie le même corps sur le même Vert.x sans rien faire d’autre : c’est la limite. Tous ont le tas d’une réplique, et les deux compilateurs de la JVM sauf mention contraire.

| serveur | requêtes/s | p50 (ms) | p99 (ms) | une connexion, p50 (µs) |
|---|---:|---:|---:|---:|
${row("écho du corps (la limite)", f, "echo")}
${row("**Chaînon**", f, "http")}
${row("Chaînon, un calcul du modèle par requête", f, "alone")}
${row("Chaînon, premier compilateur de la JVM seul, comme dans la démonstration", f, "first")}
${row("Spring Boot, simple contrôleur, même modèle sous ONNX Runtime", f, "spring")}

L’appel `output()` de DL4J, sans aucun serveur autour, ligne après ligne sur un fil : ${f["serving.dl4j.calls.per.second"]?string(",##0")} lignes par seconde, médiane ${f["serving.dl4j.p50.us"]?string("0")} µs. Par gRPC (32 appelants sur quatre connexions, client en Java sur l’autre cœur) : ${f["serving.grpc.rps"]?string(",##0")} requêtes par seconde, p99 ${f["serving.grpc.p99.ms"]?string("0.00")} ms.

${chart("rps", "Réponses par seconde", "1/s", {"écho (la limite)": f["serving.echo.rps"], "Chaînon, HTTP": f["serving.http.rps"], "Chaînon, une par une": f["serving.alone.rps"], "Chaînon, gRPC": f["serving.grpc.rps"], "Spring Boot": f["serving.spring.rps"], "DL4J output(), sans serveur": f["serving.dl4j.calls.per.second"]})}

| objectif | mesuré | demandé | |
|---|---:|---:|---|
${goal("part de l’écho", f["serving.ratio.echo"], 0.5, false, "")}
${goal("p99", f["serving.http.p99.ms"], 10, true, "ms")}
${goal("une connexion, p50", f["serving.http.single.p50.us"], 120, true, "µs")}
${goal("gRPC", f["serving.grpc.rps"], 15000, false, "/s")}
${goal("du démarrage au service", f["serving.ready.seconds"], 3, true, "s")}
${goal("mémoire résidente après tout cela", f["serving.rss.mb"], 300, true, "Mo")}

Les requêtes arrivées dans un même tour de la boucle d’événements sont calculées en une seule passe du modèle : ${f["serving.ratio.alone"]?string("0.00")} fois plus de réponses qu’une passe par requête. Chaînon répond ${f["serving.ratio.spring"]?string("0.0")} fois plus que le simple contrôleur, et ${f["serving.ratio.dl4j"]?string("0.0")} fois plus que ne le pourrait au mieux `output()` de DL4J. Le service est dit prêt sans le journal : une réplique de la démonstration lit aussi son instantané et la suite.
<#else>
Pas encore mesuré : `./chainon bench serving -O only=speed`.
</#if>

## À allure régulière

<#if parts.load??>
<#assign f = parts.load.figures d = parts.load.details>
<@told parts.load/>

Les requêtes sont dues à allure régulière quoi que fasse le serveur, et le temps d’une réponse se compte depuis l’instant où sa requête était due : un serveur qui s’arrête paie tout ce qu’il fait attendre (pas d’omission coordonnée). ${d.seconds} s chacune, ${d.connections} connexions, et ${d.crowd} au-delà de la capacité. Générateur et serveur partagent les cœurs de la machine. La capacité est ce que le même générateur obtient quand il n’attend jamais : ${f["serving.load.capacity"]?string(",##0")} requêtes d’une ligne par seconde, ${f["serving.load.capacity.rows"]?string(",##0")} de ${d.rows} lignes. De l’écho il obtient ${f["serving.load.generator"]?string(",##0")} : c’est sa propre limite. « Occupé » est la part du temps où il envoyait ou lisait ; à 100 % il serait lui-même la limite. « Non envoyées » : dues, mais aucune connexion n’était libre avant la fin, chacune attendant sa réponse ; « perdues » : envoyées et restées sans réponse.

| lignes | part de la capacité | dues/s | répondues/s | refusées/s (503) | non envoyées/s | perdues | p50 (ms) | p99 (ms) | p99,9 (ms) | maximum (ms) | p99 d’un refus (ms) | générateur occupé |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
<#list d.levels as l>
| ${l.rows} | ${l.share} % | ${l.due?string(",##0")} | ${l.answered?string(",##0")} | ${l.refused?string(",##0")} | ${l.unsent?string(",##0")} | ${l.lost} | ${l.p50?string(",##0.00")} | ${l.p99?string(",##0.00")} | ${l.p999?string(",##0.00")} | ${l.most?string(",##0.0")} | ${l.refusedP99?string(",##0.00")} | ${(100 * l.busy)?string("0")} % |
</#list>

Un refus se lit et s’écrit sur le réseau comme une réponse : il épargne ce qu’une réponse coûte de plus, d’autant plus que la requête compte de lignes. À une ligne, ce qui est demandé au-delà de la capacité n’atteint guère le serveur : tout ce que tiennent les 512 connexions n’est que quelques millisecondes de son travail, moins que l’attente qu’il tolère ; il n’a presque rien à refuser, et le reste attend qu’une connexion se libère. Le temps d’une réponse compte cette attente. À 32 lignes, les mêmes connexions en tiennent bien davantage, et le serveur refuse ce qui attendrait trop.

Juste après la surcharge, au quart de la capacité : p99 ${f["serving.load.after.p99.ms"]?string("0.00")} ms.
<#else>
Pas encore mesuré : `./chainon bench serving -O only=load`.
</#if>

## Pendant des minutes

<#if parts.soak??>
<#assign f = parts.soak.figures d = parts.soak.details>
<@told parts.soak/>

${d.pace?string(",##0")} requêtes par seconde pendant ${d.minutes} minutes après une première qui ne compte pas : ${f["serving.soak.answered"]?string(",##0")} réponses, ${f["serving.soak.failed"]} en échec. De la première minute à la dernière : mémoire résidente ${f["serving.soak.growth.rss.mb"]?string("+0.0;-0.0")} Mo, tas vivant ${f["serving.soak.growth.heap.mb"]?string("+0.00;-0.00")} Mo, fils ${f["serving.soak.growth.threads"]?string("+0;-0")}, descripteurs ${f["serving.soak.growth.descriptors"]?string("+0;-0")}.

| minute | réponses | p99 (ms) | résidente (Mo) | tas vivant (Mo) | fils | descripteurs |
|---:|---:|---:|---:|---:|---:|---:|
<#list d.series as m>
| ${m?index} | ${m.answered?string(",##0")} | ${m.p99?string("0.00")} | ${m.rss?string("0.0")} | ${m.heap?string("0.00")} | ${m.threads} | ${m.descriptors} |
</#list>
<#else>
Pas encore mesuré : `./chainon bench serving -O only=soak`.
</#if>

Le pourquoi est dans la [décision 29](../adr/0029-admission-and-one-run.md).
