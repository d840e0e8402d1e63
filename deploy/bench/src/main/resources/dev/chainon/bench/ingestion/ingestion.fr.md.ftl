<#function med rounds step><#local v = rounds?map(r -> r[step])?sort><#return v[(v?size - 1) / 2]></#function>
<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function reached value most><#return (value lte most)?then("atteint", "**non atteint**")></#function>
<#function none value><#return (value == 0)?then("0", "**" + value + "**")></#function>
# Du brut aux caractéristiques, du brut au propre

*[In English](ingestion.md). Page faite à partir de `bench/results/ingestion-*.json` ; rien n’y est tapé à la main. Chaque partie a été mesurée pour elle-même, et dit quand.*

## Par lot : ce que coûte la réflexion

<#if parts.batch??>
<#assign figures = parts.batch.figures details = parts.batch.details copies = details.copies>
<@told parts.batch/>

### La question

Une histoire de ${details.loads[0].rows} vols devient ${details.loads[0].events} événements propres et 52 caractéristiques par départ. À quelle vitesse, comparée à la simple écriture d’autant d’octets ? Et la durée suit-elle le nombre de lignes, à mémoire égale ?

### Le plancher

Le plancher écrit les tables de la charge sans rien calculer. Il fait atterrir le même fichier ; il le relit de là, le répartit par jour, le trie et écrit autant de lignes que le journal propre en compte, avec les colonnes, la compression et les fichiers de ce journal ; puis il écrit 52 nombres au hasard par ligne dans une table semblable à celle des caractéristiques. Aucune règle, aucun calcul ; la quarantaine n’y est pas. Charge et plancher alternent, chacun dans une JVM neuve de même mémoire (${details.loads?size} tour<#if details.loads?size gt 1>s</#if>, médianes).

| étape | charge, s | plancher, s |
|---|---:|---:|
| ouverture de la session | ${med(details.loads, "session")} | ${med(details.floors, "session")} |
| atterrissage du fichier | ${med(details.loads, "landing")} | ${med(details.floors, "floor.landing")} |
| nettoyage, tri, journal propre | ${med(details.loads, "clean")} | ${med(details.floors, "floor.sorted")} |
| caractéristiques | ${med(details.loads, "features")} | ${med(details.floors, "floor.random")} |
| **total** | **${figures["ingestion.seconds.3m"]}** | **${figures["ingestion.seconds.floor"]}** |

La charge prend **${figures["ingestion.ratio.floor"]}** fois le plancher (but : 1,6 au plus<#if figures["ingestion.ratio.floor"] gt 1.6>, **non atteint**</#if>). Les deux écrivent deux lignes par vol après le tri ; celles du plancher ne sont que copiées.<#if details.floors[0]["clean.mb"]??> Écrits par la charge et par le plancher : atterrissage ${med(details.loads, "landing.mb")} et ${med(details.floors, "landing.mb")} Mo, journal propre ${med(details.loads, "clean.mb")} et ${med(details.floors, "clean.mb")} Mo, caractéristiques ${med(details.loads, "features.mb")} et ${med(details.floors, "features.mb")} Mo.</#if>

Le moteur seul, un fil, ${details.engine.events} événements en mémoire : ${figures["ingestion.engine.seconds"]} s.

### À l’échelle

<#if copies gt 1>
<#assign large = details.large>
L’histoire suivie d’elle-même ${copies} fois, décalée de semaines entières : ${large.rows} lignes en ${large.total} s, soit ${figures["ingestion.growth." + (3 * copies)?c + "m"]} fois la durée proportionnelle (but : 1,1 au plus). Mémoire au plus haut : ${large["peak.mb"]} Mo contre ${figures["ingestion.peak.mb.3m"]} Mo, pour un même tas.
<#else>
Non mesurée dans ce tour (`-O copies=10` la mesure).
</#if>
<#else>
Pas encore mesuré : `./chainon bench ingestion -O only=batch`.
</#if>

## En flux : ce qu’un enregistrement attend

Le processus de flux de la démonstration, un courtier et un processus de mesure se partagent cette machine. L’émetteur garde une cadence égale quoi qu’il arrive au flux : quand le flux s’arrête, chaque enregistrement qui arrive entre-temps attend, et aucune attente n’est omise. Deux durées sont dites :

- **d’inscription à inscription** : de l’enregistrement brut dans le journal du courtier à l’enregistrement propre ; le courtier date les deux, en millisecondes entières ;
- **d’envoi à réception** : de l’appel qui envoie l’enregistrement brut à l’arrivée de l’enregistrement propre chez un consommateur. Elle passe deux fois par le courtier, l’aller-retour nu une seule.

### À la plus grande cadence du rejeu

<#if parts.pace??>
<#assign f = parts.pace.figures details = parts.pace.details>
<@told parts.pace/>

1 205 événements par seconde (${details.length} s, après la moitié de mise en train) : ${details.account.raw} envoyés, ${details.account.clean} propres, ${details.account.refused} en quarantaine, ${none(f["stream.clean.lost"])} perdu. Le flux a pris ${f["stream.cores"]} cœur.

| millisecondes | médiane | 90 % | 99 % | pire |
|---|---:|---:|---:|---:|
| du brut au propre, d’inscription à inscription | ${f["stream.clean.p50.ms"]} | ${f["stream.clean.p90.ms"]} | ${f["stream.clean.p99.ms"]} | ${f["stream.clean.max.ms"]} |
| du brut au propre, d’envoi à réception | ${f["stream.arrived.p50.ms"]} | ${f["stream.arrived.p90.ms"]} | ${f["stream.arrived.p99.ms"]} | ${f["stream.arrived.max.ms"]} |
| aller-retour nu du même courtier | ${f["stream.roundtrip.p50.ms"]} | ${f["stream.roundtrip.p90.ms"]} | ${f["stream.roundtrip.p99.ms"]} | ${f["stream.roundtrip.max.ms"]} |

Buts, d’envoi à réception : médiane de 5 ms au plus, ${reached(f["stream.arrived.p50.ms"], 5)} ; 99 % en 100 ms au plus, ${reached(f["stream.arrived.p99.ms"], 100)}.

<#assign drawn = []>
<#list details.arrived as p><#assign drawn += [{"line": "du brut au propre", "x": p.oneIn, "y": p.ms}]></#list>
<#list details.roundtrip as p><#assign drawn += [{"line": "aller-retour nu", "x": p.oneIn, "y": p.ms}]></#list>
${plot("pace", "Attente que dépasse un enregistrement sur tant, à 1 205 par seconde", "un enregistrement sur", "millisecondes", drawn)}

<#assign worst = []>
<#list details.worst as ms><#assign worst += [{"second": ms?counter, "ms": ms}]></#list>
Deux choses reviennent à côté du flux : toutes les 30 secondes le mode temps réel finit un lot et commence le suivant, et toutes les 15 secondes le même processus copie le journal propre vers l’arrière-guichet. Les enregistrements les plus lents : <#list worst?sort_by("ms")?reverse[0..2] as one>${one.ms} ms à la seconde ${one.second}<#sep>, </#list> ; dans la seconde médiane, ${worst?map(one -> one.ms)?sort[(worst?size / 2)?floor]} ms.
<#else>
Pas encore mesuré : `./chainon bench ingestion -O only=pace`.
</#if>

### Vingt mille par seconde

<#if parts.sustained??>
<#assign f = parts.sustained.figures details = parts.sustained.details>
<@told parts.sustained/>

${f["ingestion.events.per.second"]} événements par seconde pendant ${details.length} s, jusqu’à la réponse au dernier, ${f["ingestion.behind.seconds"]} s après l’envoi du dernier. Avec la mise en train, ${details.account.raw} envoyés = ${details.account.clean} propres + ${details.account.refused} en quarantaine + ${none(f["ingestion.lost"])} perdu. Le flux a pris ${f["stream.sustained.cores"]} cœur.

| millisecondes | médiane | 90 % | 99 % | pire |
|---|---:|---:|---:|---:|
| du brut au propre, d’inscription à inscription | ${f["stream.sustained.clean.p50.ms"]} | ${f["stream.sustained.clean.p90.ms"]} | ${f["stream.sustained.clean.p99.ms"]} | ${f["stream.sustained.clean.max.ms"]} |
| du brut au propre, d’envoi à réception | ${f["stream.sustained.arrived.p50.ms"]} | ${f["stream.sustained.arrived.p90.ms"]} | ${f["stream.sustained.arrived.p99.ms"]} | ${f["stream.sustained.arrived.max.ms"]} |
<#else>
Pas encore mesuré : `./chainon bench ingestion -O only=sustained`.
</#if>

### Tué au milieu d’un lot

<#if parts.killed??>
<#assign f = parts.killed.figures details = parts.killed.details>
<@told parts.killed/>

À 5 000 événements par seconde, le processus est tué par SIGKILL puis relancé, pendant que l’émetteur continue (${details.length} s en tout). Le mode temps réel garantit « au moins une fois » : ce que le lot inachevé avait écrit est écrit de nouveau. Le lecteur unique du journal laisse passer chaque événement une fois.

| | événements |
|---|---:|
| envoyés | ${details.account.raw} |
| propres | ${details.account.clean} |
| en quarantaine | ${details.account.refused} |
| perdus | ${none(f["ingestion.killed.lost"])} |
| écrits de nouveau par la reprise | ${f["ingestion.killed.repeated"]} |
| remis par le lecteur | ${details.read.delivered} |
| remis deux fois | ${none(f["ingestion.killed.doubled"])} |
| en désordre | ${none(f["ingestion.killed.disordered"])} |
| propres, mais non remis | ${none(f["ingestion.killed.missing"])} |
<#if details.read.resent gt 0>

La source elle-même a envoyé une seconde fois ${details.read.resent} des événements propres ; le lecteur les écarte aussi.
</#if>
<#else>
Pas encore mesuré : `./chainon bench ingestion -O only=killed`.
</#if>

### Nourri de dégâts

<#if parts.fuzzed??>
<#assign f = parts.fuzzed.figures details = parts.fuzzed.details>
<@told parts.fuzzed/>

De vrais enregistrements, cinq sur six abîmés selon une graine fixe (bits inversés, coupés, collés, membres ôtés ou d’un autre type, bruit pur, cinq mille crochets), un sur douze envoyé deux fois. ${f["ingestion.fuzz.in"]} envoyés = ${f["ingestion.fuzz.clean"]} propres + ${f["ingestion.fuzz.quarantined"]} en quarantaine + ${none(f["ingestion.fuzz.lost"])} perdu ; plantages du processus : ${none(f["ingestion.fuzz.crashes"])}.

| règle | refusés |
|---|---:|
<#list details.rules?keys?sort as rule>
| `${rule}` | ${details.rules[rule]} |
</#list>
<#else>
Pas encore mesuré : `./chainon bench ingestion -O only=fuzzed`.
</#if>

## Ce que la mesure ne dit pas

Une seule machine pour tout : Spark, le courtier et le processus de mesure s’y partagent les cœurs ; secondes et millisecondes valent pour elle seule, les rapports, mesurés dans le même tour, voyagent mieux. Aucun réseau entre machines n’y figure.
