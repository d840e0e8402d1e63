# Malformed requests

*[En français](fuzz.fr.md). Made from `bench/results/fuzz.json`, measured on ${started[0..9]} by `${command}` (${machine}); nothing here is typed.*

## The question

Does a server of predictions stand whatever comes, answer each time with an error of the sender's and never of its own, tell nothing of its inside, and have the same threads, descriptors and memory at the end as at the beginning?

## The measurement

Four attackers send ${figures["fuzz.requests"]} requests over raw sockets, from a fixed seed: the same run gives the same bytes. Each begins as a good one (prediction, batch, as-if, explanation, tensor flat and nested, board, prediction by id, metadata, readiness, description) and is damaged: method, path, query, headers doubled or oversized, content type, body cut, doubled, flipped bit by bit, nested without end, with members unknown, doubled or of another type, numbers that no double holds, shapes and data that do not agree, chunks and lengths that lie, plain noise. One in fifty is left whole and must be answered with 200. The server is that of a replica with its door (strict framing, limits), the real model and its engine. One in ten of them, ${figures["fuzz.frames"]}, goes to the port of gRPC, each on a connection of its own: frames of HTTP/2 and messages that are cut, doubled, flipped, out of order, of a length that lies, or noise; one in fifty is a good call.

| status | answers |
|---:|---:|
<#list details.statuses as status, n>
| ${status} | ${n} |
</#list>
| connection closed without an answer | ${figures["fuzz.closed"]} |

| what must not be | seen |
|---|---:|
| answers of 500 and above, but 503 and 504 | ${figures["fuzz.faults"]} |
| answers that name our code, Java's, or a trace | ${figures["fuzz.insides"]} |
| requests left without an answer | ${figures["fuzz.silent"]} |
| good requests not answered with 200 | ${figures["fuzz.good.failed"]} |
| connections of gRPC left open without an answer | ${figures["fuzz.frames.silent"]} |
| good calls of gRPC not answered | ${figures["fuzz.frames.good.failed"]} |

Of the damaged connections of gRPC, ${figures["fuzz.frames.answered"]} were answered by frames (an error, a refusal of the connection) and ${figures["fuzz.frames.closed"]} ended without any.

| of the process | after the first tenth | at the end |
|---|---:|---:|
| threads | ${figures["fuzz.threads.before"]} | ${figures["fuzz.threads.after"]} |
| open descriptors | ${figures["fuzz.descriptors.before"]} | ${figures["fuzz.descriptors.after"]} |
| heap after a collection, MB | ${figures["fuzz.heap.mb.before"]} | ${figures["fuzz.heap.mb.after"]} |
| buffers outside the heap, MB | ${figures["fuzz.direct.mb.before"]} | ${figures["fuzz.direct.mb.after"]} |

## What it found

While it was written it found a request without a usable `Host` or with an empty path, which the router answered with 500; chunks without a length, which were logged as a fault of the server; a version of HTTP that is none, answered with 501; and, by its raw sockets, a length and a transfer coding accepted together. All are refused now, and tests hold each.

## What it does not say

The attackers run in the same process, on the loopback interface, and are gone when it is looked at; they take their part of its heap. A seed is a sample: other seeds are other samples (`-O seed=2`).
