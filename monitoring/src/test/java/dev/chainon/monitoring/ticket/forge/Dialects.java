package dev.chainon.monitoring.ticket.forge;

import com.sun.net.httpserver.HttpExchange;
import dev.chainon.monitoring.ticket.forge.ForgeDouble.Kept;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Answers in the shapes of https://docs.github.com/en/rest/issues/issues and https://docs.gitlab.com/api/issues/, the fields that we do not read included. */
enum Dialects implements ForgeDouble.Dialect {
    GITHUB {
        @Override
        public String project() {
            return "/repos/house/kettles";
        }

        @Override
        public boolean allowed(HttpExchange exchange) {
            return ("Bearer " + ForgeDouble.TOKEN)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    && "application/vnd.github+json"
                            .equals(exchange.getRequestHeaders().getFirst("Accept"));
        }

        @Override
        public JsonObject issue(Kept issue) {
            return new JsonObject()
                    .put("id", 1_000_000 + issue.number)
                    .put("node_id", "MDU6SXNzdWUx")
                    .put("url", "https://api.github.com/repos/house/kettles/issues/" + issue.number)
                    .put("html_url", "https://github.com/house/kettles/issues/" + issue.number)
                    .put("number", issue.number)
                    .put("state", issue.open ? "open" : "closed")
                    .put("state_reason", issue.open ? null : "completed")
                    .put("title", issue.title)
                    .put("body", issue.body.isEmpty() ? null : issue.body)
                    .put("user", new JsonObject().put("login", "octocat").put("id", 1))
                    .put(
                            "labels",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("name", issue.label)
                                            .put("color", "f29513")))
                    .put("comments", issue.comments.size())
                    .put("created_at", "2026-05-01T10:00:00Z")
                    .put("updated_at", issue.changed.toString());
        }

        @Override
        public JsonObject remark(long id, String body) {
            return new JsonObject()
                    .put("id", id)
                    .put("body", body)
                    .put("user", new JsonObject().put("login", "octocat"))
                    .put("author_association", "COLLABORATOR");
        }

        @Override
        public void change(Kept issue, JsonObject body) {
            issue.open = body.getString("state").equals("open");
        }
    },

    GITLAB {
        @Override
        public String project() {
            return "/projects/house%2Fkettles";
        }

        @Override
        public boolean allowed(HttpExchange exchange) {
            return ForgeDouble.TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
        }

        @Override
        public JsonObject issue(Kept issue) {
            return new JsonObject()
                    .put("id", 76 + issue.number)
                    .put("iid", issue.number)
                    .put("project_id", 4)
                    .put("title", issue.title)
                    .put("description", issue.body.isEmpty() ? null : issue.body)
                    .put("state", issue.open ? "opened" : "closed")
                    .put("labels", new JsonArray().add(issue.label))
                    .put("author", new JsonObject().put("username", "root").put("name", "Administrator"))
                    .put("created_at", "2026-05-01T10:00:00.000Z")
                    .put("updated_at", issue.changed.toString().replace("Z", ".000+00:00"))
                    .put("web_url", "https://gitlab.com/house/kettles/-/issues/" + issue.number);
        }

        @Override
        public JsonObject remark(long id, String body) {
            return new JsonObject()
                    .put("id", id)
                    .put("body", body)
                    .put("system", body.startsWith("changed the"))
                    .put("author", new JsonObject().put("username", "root"))
                    .put("noteable_type", "Issue");
        }

        @Override
        public void change(Kept issue, JsonObject body) {
            issue.open = body.getString("state_event").equals("reopen");
        }
    };

    @Override
    public ForgeSettings.Kind kind() {
        return ForgeSettings.Kind.valueOf(name());
    }
}
