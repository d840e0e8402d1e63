-- The row rules of the contract in SQL, over the rows as they landed. The case expressions stand in the order of the rules.
WITH airport AS (
    SELECT * FROM VALUES
    ${airports}
    AS airport(code, zone, lat, lon)
),
row_once AS (
    SELECT DISTINCT floor(unix_seconds(CAST(date AS timestamp)) / 60) AS stamp,
        CAST(delay AS bigint) AS delay, CAST(distance AS bigint) AS distance, origin, destination
    FROM ${landing}
    WHERE date IS NOT NULL AND delay IS NOT NULL AND distance IS NOT NULL
),
placed AS (
    SELECT r.*, pmod(r.stamp, 1440) AS minute, o.zone,
        2 * ${earth} * asin(sqrt(least(1D,
            pow(sin(radians(d.lat - o.lat) / 2), 2) + cos(radians(o.lat)) * cos(radians(d.lat)) * pow(sin(radians(d.lon - o.lon) / 2), 2)
        ))) AS great_circle
    FROM row_once r
    JOIN airport o ON o.code = r.origin
    JOIN airport d ON d.code = r.destination
    WHERE r.origin <> r.destination
),
judged AS (
    SELECT *,
        CASE
            WHEN delay BETWEEN ${delay-wrapped-by-a-day.least_delay} AND ${delay-wrapped-by-a-day.most_delay}
                AND (minute >= ${delay-wrapped-by-a-day.evening_minute} OR minute <= ${delay-wrapped-by-a-day.morning_minute}) THEN 'wrapped'
            WHEN minute BETWEEN ${stamp-day-early.first_minute} AND ${stamp-day-early.last_minute}
                AND delay >= greatest(${stamp-day-early.least_delay}, minute - ${stamp-day-early.least_delay}) THEN 'early'
            WHEN delay < ${delay-far-negative.below} THEN 'negative'
            ELSE 'none'
        END AS repair
    FROM placed
    WHERE abs(great_circle - distance) <= ${distance-implausible.tolerance_miles}
),
repaired AS (
    SELECT origin, zone, distance,
        stamp + CASE WHEN repair = 'early' THEN 1440
            WHEN repair = 'wrapped' AND minute >= ${delay-wrapped-by-a-day.evening_minute} THEN -1440 ELSE 0 END AS stamp,
        delay + CASE WHEN repair = 'wrapped' THEN -1440 WHEN repair = 'negative' THEN 1440 ELSE 0 END AS delay
    FROM judged
),
departed AS (
    SELECT origin, distance, delay,
        CAST(floor(unix_seconds(to_utc_timestamp(timestamp_seconds(stamp * 60), zone)) / 60) AS bigint) AS utc_minute
    FROM repaired
)
SELECT origin AS airport,
    CAST(floor(utc_minute / 1440) AS int) AS utc_day,
    count(*) AS flights,
    count_if(delay BETWEEN ${delay-out-of-range.least} AND ${delay-out-of-range.most}) AS judged,
    count_if(delay BETWEEN ${delay-out-of-range.least} AND ${delay-out-of-range.most} AND delay >= ${late}) AS late,
    sum(distance) AS miles,
    sum(utc_minute) AS utc_minutes
FROM departed
GROUP BY origin, CAST(floor(utc_minute / 1440) AS int)
