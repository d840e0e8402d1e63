<#function f name><#return figures["stores." + name]></#function>
<#assign systems = ["postgres", "postgres.async", "postgres.sync", "cassandra1", "cassandra3.one", "cassandra3.quorum"]>
<#assign kept = ["postgres", "postgres.async", "postgres.sync", "cassandra1", "cassandra3.quorum"]>
<#assign weighed = ["postgres", "postgres.sync", "cassandra1", "cassandra3.quorum"]>
<#macro bars file title unit figure of><#local values = {}><#list of as s><#local values = values + {names[s]: f(s + "." + figure)}></#list>${chart(file, title, unit, values)}
</#macro>
<#assign names = {"postgres": "PostgreSQL seul", "postgres.async": "PostgreSQL, réplique non attendue", "postgres.sync": "PostgreSQL, réplique attendue", "cassandra1": "Cassandra, 1 nœud", "cassandra3.one": "Cassandra, 3 nœuds, ONE", "cassandra3.quorum": "Cassandra, 3 nœuds, QUORUM", "none": "aucun système"}>
<#assign d = details.decision>
# Base relationnelle ou base répartie ?

[English](stores.md)

Page tirée de `bench/results/stores.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine?replace(" cores", " cœurs")}. Tout tourne sur une seule machine, qui peut être partagée : les nombres se comparent entre eux, dans cette exécution ; ils ne valent pas dans l’absolu.

## Ce qui était demandé

« Une étude comparative des avantages et inconvénients d’un SGBD vs un SGBDR. » Le sigle SGBDR se lit de deux façons, et l’étude répond aux deux.

- **Lecture du référentiel : R comme « répartie ».** Le texte source nomme « base de données relationnelle SGBD » et « base de données répartie SGBDR ». La question est alors : *relationnelle ou répartie ?* C’est PostgreSQL contre Cassandra, ci-dessous.
- **Lecture usuelle : R comme « relationnel ».** En français courant, un SGBDR est un SGBD relationnel, et la question devient : *un SGBD quelconque ou un SGBD relationnel ?* C’est la comparaison des deux **modèles de données** à distribution égale, un seul nœud de chaque côté : PostgreSQL seul (relationnel) contre Cassandra à un nœud (non relationnel).

## Ce qui est mesuré

La charge de ce projet : ${details.rows} prédictions écrites par lots de ${details.batch}, comme le fait le projecteur, puis ${details.reads} tableaux d’un aéroport, ${details.reads} lectures par identifiant, un parcours de l’historique et un mélange (2 écritures, 4 tableaux et 4 lectures sur 10), par ${details.writers} fils. Les lignes ont la forme de celles du projet et sortent d’une graine fixe. Les deux bases passent le même jeu d’épreuves derrière le même port (`PredictionStore`). Chaque écriture acquittée attend le disque. Tas de chaque nœud Cassandra : ${details.heapMb} Mo.

**Limites de cette exécution.** Les systèmes passent l’un après l’autre. Chacun reçoit d’abord ${details.warmBatches} lots et un tour entier de la charge qui ne comptent pas, pour que le processus qui mesure et la base aient compilé ce qu’ils exécutent ; chaque nombre est ensuite la médiane de ${details.rounds} tours. La machine n’en varie pas moins d’un moment à l’autre : seuls les grands rapports parlent. Un petit tas et, à trois nœuds, des cœurs partagés desservent aussi Cassandra. PostgreSQL écrit un lot en une transaction, Cassandra en un lot journalisé par prédiction.

| | écritures/s | tableau p50 (ms) | tableau p99 (ms) | par id p50 (ms) | lignes lues/s | mélange, op/s |
|---|---|---|---|---|---|---|
<#list systems as s>
| ${names[s]} | ${f(s + ".writes.per.second")?round} | ${f(s + ".board.p50.ms")} | ${f(s + ".board.p99.ms")} | ${f(s + ".byid.p50.ms")} | ${f(s + ".scan.rows.per.second")?round} | ${f(s + ".mix.operations.per.second")?round} |
</#list>

<@bars "writes" "Prédictions écrites par seconde" "lignes/s" "writes.per.second" systems/>

<@bars "board" "Tableau d’un aéroport, médiane" "ms" "board.p50.ms" systems/>

## Le modèle de données, à part de la distribution

À un nœud chacun, rien n’est réparti : restent le modèle et, avec lui, le moteur qui l’exécute ; deux produits ne permettent pas de séparer ces deux-là. PostgreSQL range une prédiction une fois et ajoute des index. Cassandra la range quatre fois, une table par lecture, car une table ne se lit que par sa clé ; un tableau par destination y demanderait une table de plus, remplie depuis le journal.

- Écrire : PostgreSQL ${f("postgres.writes.per.second")?round} lignes/s, Cassandra à un nœud ${f("cassandra1.writes.per.second")?round}, soit un rapport de ${(f("postgres.writes.per.second") / f("cassandra1.writes.per.second"))}.
- Index : sans eux, le tableau d’un aéroport passe de ${f("postgres.board.p50.ms")} à ${f("postgres.noindex.board.p50.ms")} ms, et l’écriture de ${f("postgres.writes.per.second")?round} à ${f("postgres.noindex.writes.per.second")?round} lignes/s. Recréer l’index du tableau prend ${f("postgres.index.seconds")} s, sans arrêter les écritures. Cassandra n’offre pas ce réglage après coup.
- Disque : ${f("postgres.disk.mb")?round} Mo contre ${f("cassandra1.disk.mb")?round} Mo, journaux et fichiers d’une base vide compris.
- Colonne ajoutée sous charge : PostgreSQL ${f("postgres.schema.seconds")} s et ${f("postgres.schema.errors")} erreur<#if f("postgres.schema.errors") gte 2>s</#if>, Cassandra (3 nœuds) ${f("cassandra3.schema.seconds")} s et ${f("cassandra3.schema.errors")} erreur<#if f("cassandra3.schema.errors") gte 2>s</#if>.

## La distribution, à part du modèle

Même modèle, un nœud puis trois copies : l’écriture Cassandra passe de ${f("cassandra1.writes.per.second")?round} à ${f("cassandra3.quorum.writes.per.second")?round} lignes/s en QUORUM (trois nœuds se partagent ici les mêmes cœurs, ce qui les dessert). Même modèle relationnel, sans puis avec réplique attendue : de ${f("postgres.writes.per.second")?round} à ${f("postgres.sync.writes.per.second")?round} lignes/s.

## Un nœud tué sous charge (SIGKILL)

Chaque écriture acquittée est recherchée ensuite, une par une.

| | acquittées | perdues | lots en erreur | plus long arrêt (s) |
|---|---|---|---|---|
<#list kept as s>
| ${names[s]} | ${f(s + ".acknowledged")} | ${f(s + ".lost.acknowledged")} | ${f(s + ".kill.errors")} | ${f(s + ".outage.seconds")} |
</#list>

<@bars "outage" "Plus long temps sans écriture acquittée" "s" "outage.seconds" kept/>

Un lot refusé est retenté sans fin : le nombre de lots en erreur dépend de la vitesse du refus et ne se compare pas d’un système à l’autre. Aucune perte sans attendre la réplique ne prouve pas qu’il n’y en ait jamais.

- PostgreSQL seul et Cassandra à un nœud : arrêt le temps de relancer le serveur, puis reprise sur le journal.
- PostgreSQL avec réplique : la réplique est promue par une commande, ici lancée aussitôt par l’étude ; en exploitation, il faut un orchestrateur, et son temps de détection s’ajoute à l’arrêt mesuré. L’ancien primaire a été refait par copie en ${f("postgres.rebuild.seconds")} s.
- Cassandra à trois nœuds : le service reprend sans intervention, après ${f("cassandra3.quorum.outage.seconds")} s au plus sans écriture acquittée. La cause de cet arrêt n’est pas isolée : détection de la panne ou relance du nœud sur les mêmes cœurs. Le nœud tué répond ${f("cassandra3.restart.seconds")} s après sa relance ; interrogé seul après la reprise, il lui manquait ${f("cassandra3.node.behind")} prédiction<#if f("cassandra3.node.behind") gte 2>s</#if> acquittée<#if f("cassandra3.node.behind") gte 2>s</#if>, et toutes y étaient au plus tard ${f("cassandra3.catchup.seconds")} s après sa relance, durée du contrôle une par une comprise.

## Cohérence : PACELC, vu dans les nombres

**En cas de partition (P), disponibilité ou cohérence (A/C).** Deux nœuds Cassandra sur trois tués : sur ${f("cassandra3.two.lost.attempts")} essais de chaque sorte, ${f("cassandra3.two.lost.one.reads")} lectures et ${f("cassandra3.two.lost.one.writes")} écritures aboutissent en ONE (disponibilité) ; ${f("cassandra3.two.lost.quorum.reads")} et ${f("cassandra3.two.lost.quorum.writes")} en QUORUM (cohérence). Le choix se fait à chaque requête. Une écriture est ici un lot journalisé, dont le journal est gardé sur d’autres nœuds ; c’est l’explication probable d’un refus même en ONE, non isolée ici. PostgreSQL à réplique attendue choisit la cohérence : sans réplique, l’écriture attend.

**Sinon (E), latence ou cohérence (L/C).** Tableau médian en ONE ${f("cassandra3.one.board.p50.ms")} ms, en QUORUM ${f("cassandra3.quorum.board.p50.ms")} ms. Écriture PostgreSQL sans attendre la réplique ${f("postgres.async.writes.per.second")?round} lignes/s, en l’attendant ${f("postgres.sync.writes.per.second")?round}.

## Coût et services gérés

Aucun prix n’est donné : ils changent selon le fournisseur, la région et le contrat, et celui qui décide les demande. Ce qui se déduit des mesures, c’est ce que l’on paie :

| | nœuds | mémoire PSS (Mo) | disque (Mo) |
|---|---|---|---|
<#list weighed as s>
| ${names[s]} | ${{"postgres": 1, "postgres.sync": 2, "cassandra1": 1, "cassandra3.quorum": 3}[s]} | ${f(s + ".pss.mb")?round} | ${f(s + ".disk.mb")?round} |
</#list>

<@bars "memory" "Mémoire de tous les nœuds" "Mo" "pss.mb" weighed/>

Coût d’un service géré = nœuds × (mémoire + disque + sauvegarde) + trafic entre zones × copies. L’exploitation s’y ajoute : une bascule à orchestrer (PostgreSQL répliqué) ; réparations, compactions et modèle par requête (Cassandra).

Ce qui lie au fournisseur : un PostgreSQL géré garde le protocole et le SQL, on en sort par sauvegarde logique ou réplication logique ; on y perd le superutilisateur et le choix des extensions. Un Cassandra géré qui est un vrai Cassandra se quitte en ajoutant un centre de données. Un service seulement compatible CQL peut restreindre lots et consistances : le jeu d’épreuves du port le dit en une exécution. Une base répartie propriétaire demande un nouvel adaptateur. Dans tous les cas la vérité est le journal : on remplit la nouvelle base en le relisant.

## Décision

Règle, appliquée par le programme aux nombres ci-dessus : est apte un système qui n’a perdu aucune écriture acquittée et qui écrit au moins ${d.margin} fois le besoin de la démonstration, qui est de ${d.need} prédictions/s ; parmi les aptes, celui qui prend le moins de mémoire.

- **Sur une machine : ${names[d.one]}.**
- **Si la perte d’une machine ne doit pas arrêter le service : ${names[d.survivor]}.**

Raisons au-delà de la règle : la base runtime porte aussi baux, registre et droits par rôle, qui demandent transactions et contraintes ; une question imprévue s’y pose par une requête, pas par une nouvelle table.

Ce qui ferait changer d’avis : un débit soutenu au-delà de ce qu’un primaire écrit (${f("postgres.sync.writes.per.second")?round} lignes/s ici) ; l’écriture dans plusieurs régions à la fois ; l’exigence qu’aucune bascule ne demande d’orchestrateur ; une mesure, sur des machines séparées, où Cassandra serait apte. Le port rend ce changement local : un adaptateur et le même jeu d’épreuves.
