package dev.chainon.monitoring.ticket.forge;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues of a project on GitLab, by version 4 of its REST interface (<a href="https://docs.gitlab.com/api/issues/">issues</a>,
 * <a href="https://docs.gitlab.com/api/notes/">notes</a>). Ours carry a label, by which they are listed; notes that GitLab writes by itself are left out.
 */
final class GitLab implements Forge {

    private final String project;
    private final String label;
    private final ForgeCalls calls;

    GitLab(ForgeSettings settings, InstantSource clock) {
        this.project = settings.project();
        this.label = settings.label();
        this.calls = new ForgeCalls(
                URI.create(settings.url() + "/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8)),
                Map.of("PRIVATE-TOKEN", settings.token()),
                clock);
    }

    @Override
    public String name() {
        return "gitlab:" + project;
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
                new JsonObject().put("title", title).put("description", body).put("labels", label)));
    }

    @Override
    public void setOpen(long number, boolean open) {
        calls.send("PUT", "/issues/" + number, new JsonObject().put("state_event", open ? "reopen" : "close"));
    }

    @Override
    public void comment(long number, String body) {
        calls.send("POST", "/issues/" + number + "/notes", new JsonObject().put("body", body));
    }

    @Override
    public List<Issue> changedSince(Instant since) {
        return calls
                .list("/issues?scope=all&order_by=updated_at&sort=asc&per_page=100&labels=" + label + "&updated_after="
                        + since)
                .stream()
                .map(GitLab::issue)
                .toList();
    }

    @Override
    public List<Remark> comments(long number) {
        return calls.list("/issues/" + number + "/notes?sort=asc&order_by=created_at&per_page=100").stream()
                .filter(note -> !note.getBoolean("system", false))
                .map(note -> new Remark(note.getLong("id"), note.getString("body", "")))
                .toList();
    }

    private static Issue issue(JsonObject json) {
        return new Issue(
                json.getLong("iid"),
                "opened".equals(json.getString("state")),
                Optional.ofNullable(json.getString("description")).orElse(""),
                OffsetDateTime.parse(json.getString("updated_at")).toInstant(),
                json.getString("web_url", ""));
    }
}
