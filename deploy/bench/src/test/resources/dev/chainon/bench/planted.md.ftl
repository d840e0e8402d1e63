# ${figures["planted.ratio"]} times, ${details.rows} rows
