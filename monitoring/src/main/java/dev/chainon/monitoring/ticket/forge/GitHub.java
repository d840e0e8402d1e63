package dev.chainon.monitoring.ticket.forge;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues of a repository on GitHub, by version 2022-11-28 of its REST interface
 * (<a href="https://docs.github.com/en/rest/issues/issues">issues</a>, <a href="https://docs.github.com/en/rest/issues/comments">comments</a>). Ours carry a
 * label, by which they are listed; pull requests, which GitHub lists among issues, are left out.
 */
final class GitHub implements Forge {

    private final String repository;
    private final String label;
    private final ForgeCalls calls;

    GitHub(ForgeSettings settings, InstantSource clock) {
        this.repository = settings.project();
        this.label = settings.label();
        this.calls = new ForgeCalls(
                URI.create(settings.url() + "/repos/" + repository),
                Map.of(
                        "Authorization", "Bearer " + settings.token(),
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", "2022-11-28"),
                clock);
    }

    @Override
    public String name() {
        return "github:" + repository;
    }

    @Override
    public Optional<Issue> find(String marker, Instant since) {
        return changedSince(since).stream()
                .filter(issue -> issue.body().stripTrailing().endsWith(marker))
                .findFirst();
    }

    @Override
    public Issue create(String title, String body) {
        return issue(calls.send(
                "POST",
                "/issues",
                new JsonObject().put("title", title).put("body", body).put("labels", new JsonArray().add(label))));
    }

    @Override
    public void setOpen(long number, boolean open) {
        JsonObject change = new JsonObject().put("state", open ? "open" : "closed");
        calls.send("PATCH", "/issues/" + number, open ? change : change.put("state_reason", "completed"));
    }

    @Override
    public void comment(long number, String body) {
        calls.send("POST", "/issues/" + number + "/comments", new JsonObject().put("body", body));
    }

    @Override
    public List<Issue> changedSince(Instant since) {
        return calls
                .list("/issues?state=all&sort=updated&direction=asc&per_page=100&labels=" + label + "&since=" + since)
                .stream()
                .filter(issue -> !issue.containsKey("pull_request"))
                .map(GitHub::issue)
                .toList();
    }

    @Override
    public List<Remark> comments(long number) {
        return calls.list("/issues/" + number + "/comments?per_page=100").stream()
                .map(one -> new Remark(one.getLong("id"), one.getString("body", "")))
                .toList();
    }

    private static Issue issue(JsonObject json) {
        return new Issue(
                json.getLong("number"),
                "open".equals(json.getString("state")),
                Optional.ofNullable(json.getString("body")).orElse(""),
                Instant.parse(json.getString("updated_at")),
                json.getString("html_url", ""));
    }
}
