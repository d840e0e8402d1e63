# ${figures["planted.ratio"]} fois, ${details.rows} lignes

${chart("ratio", "Rapport <planté>", "fois", {"Zürich & co": figures["planted.ratio"], "autre": 1})}
