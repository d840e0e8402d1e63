<#assign faults = {"well": "all well", "slowed": "one slowed", "killed": "one killed", "paused": "one paused"}>
<#assign variants = {"round-robin": "round robin", "least-requests": "least requests", "power-of-two": "power of two choices", "standard": "the demonstration's setting"}>
<#function ms x><#return x?string["#,##0.0"]></#function>
<#function of variant fault><#list details.runs as r><#if r.variant == variant && r.fault == fault><#return r></#if></#list></#function>
<#assign lost = 0><#list details.runs as r><#assign lost += r.lost></#list>
<#assign best = 0><#assign worst = 100><#list details.queues as q><#if q.p95 lte details.service><#assign best = q.load><#elseif q.load lt worst><#assign worst = q.load></#if></#list>
# Balancing the load: three policies and four mishaps

[Français](balance.fr.md)

Page made from `bench/results/balance.json`; no number is typed by hand. Command: `${command}`. Measured on ${started[0..9]} in ${seconds?round} s on ${machine}.

## What is measured

${details.replicas} replicas in processes of their own stand behind the demonstration's balancer, in a process of its own. The replicas are **stand-ins with a stated service time**, not models: each request holds one of ${details.places} places for ${details.service} ms, and those that find none wait in line. So a replica's speed is known, and the difference seen is the policy's. Together they can do ${details.capacity} requests a second; they get ${details.rate}.

Clients come when they come (open loop, Poisson, the same seed for every run); each request is timed from the moment at which it should have been sent, so a stall is not hidden. A run lasts ${details.seconds} s after a warm-up. When a quarter is over, the first replica is left alone, made ${details.slower} times slower, killed (`kill -9`), or paused (`SIGSTOP`, continued when three quarters are over). All percentiles are of the whole run.

The first three settings only choose; checks of readiness and retries are on in all. The fourth one, the demonstration's, is power of two choices with the ejection of outliers and slow start.

## Latency and loss

| setting | mishap | p50, ms | p95, ms | p99, ms | p99.9, ms | lost | of |
|---|---|---:|---:|---:|---:|---:|---:|
<#list details.runs as r>
| ${variants[r.variant]} | ${faults[r.fault]} | ${ms(r.p50)} | ${ms(r.p95)} | ${ms(r.p99)} | ${ms(r.p999)} | ${r.lost} | ${r.sent} |
</#list>

${chart("slowed", "p99 with one replica slowed", "ms", {"round robin": of("round-robin", "slowed").p99, "least requests": of("least-requests", "slowed").p99, "power of two choices": of("power-of-two", "slowed").p99, "demonstration": of("standard", "slowed").p99})}

<#if lost == 0>No request was lost in any run.<#else>**${lost} requests were lost** in all runs together; the table says where.</#if> With one replica slowed, the p99 is ${ms(of("round-robin", "slowed").p99)} ms round robin, ${ms(of("least-requests", "slowed").p99)} ms by least requests, ${ms(of("power-of-two", "slowed").p99)} ms by power of two choices, and ${ms(of("standard", "slowed").p99)} ms in the demonstration's setting.

What a killed replica had under way fails at once and goes elsewhere. What a paused one holds is broken off when it leaves a check unanswered, and goes elsewhere then: the longest latencies of that case are the time between two checks and their patience.

## How many replicas: the time in line

The same replicas, all well, at rising load. The time in line is told by the replica: from the arrival of a request to the moment at which somebody works on it.

| load, % of capacity | requests a second | mean in line, ms | p95 in line, ms | p99 of the answer, ms | lost |
|---:|---:|---:|---:|---:|---:|
<#list details.queues as q>
| ${q.load} | ${q.rate?round} | ${ms(q.mean)} | ${ms(q.p95)} | ${ms(q.p99)} | ${q.lost} |
</#list>

<#if best gt 0>Up to ${best} % of capacity, 95 % of the requests wait no longer than one service time (${details.service} ms). <#if worst lt 100>From ${worst} % on they wait longer.</#if> The advice: **add a replica when the p95 of the time in line is above one service time for a minute**, remove one when the load on those that would be left stays below ${best} % of their capacity for ten minutes. For a rate r and a service time s on c places, that is n = ⌈r · s / (c · ${(best / 100)?string["0.00"]})⌉ replicas, and one more that may die.<#else>Already at the lowest load measured, more than 5 % of the requests wait longer than one service time: on this machine these figures carry no advice.</#if> Processor load is the wrong signal: a replica whose places are all taken waits, it does not compute.

## The same elsewhere

| what | here | HAProxy | Envoy | Kubernetes |
|---|---|---|---|---|
| power of two choices | `policy` | `balance random(2)` | `LEAST_REQUEST`, `choice_count: 2` | by the mesh or the ingress; a Service alone picks at random |
| checks of readiness | `check-every` | `option httpchk` | `health_checks` | `readinessProbe` |
| ejection of outliers | `outliers` | `observe layer7`, `error-limit` | `outlier_detection` | by the mesh |
| retry elsewhere | `retries`, `request-timeout` | `option redispatch`, `retry-on` | `retry_policy`, `retry_budget` | by the mesh or the ingress |
| draining | not ready, then `linger` | `set server ... state drain` | failed check, `drain` | not ready, `preStop`, `terminationGracePeriodSeconds` |
| slow start | `slow-start` | `slowstart` | `slow_start_config` | by the mesh |
| number of replicas | by hand | by hand | by hand | `HorizontalPodAutoscaler` on the time in line |

Whole settings: [HAProxy](../balance/haproxy.cfg), [Envoy](../balance/envoy.yaml), [Kubernetes](../../deploy/kubernetes/README.md). They were written from these systems' manuals and were not run here.

## What it does not say

One machine, which the clients, the balancer and the replicas share; replicas that wait instead of computing. One run of each, a few seconds long: differences of a few milliseconds are noise.
