package dev.chainon.registry;

import dev.chainon.store.Database;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The models, their versions and aliases: files under a root folder, everything else in the runtime database. Thread-safe, across processes too.
 *
 * <p>A version exists when its row does. The row is committed after its folder is in place: a process that dies in between leaves a folder without a
 * row, which nobody sees and the next registration sets aside.
 */
public final class Registry implements RegistryReader {

    private static final String SELECT =
            "SELECT model, version, manifest::text AS manifest FROM runtime.model_version WHERE model = ? ";

    private final Database database;
    private final Shelf shelf;
    private final Aliases aliases;
    private final Tags tags;

    public Registry(Database database, Path root) {
        this.database = database;
        this.shelf = new Shelf(root.toAbsolutePath().normalize());
        this.aliases = new Aliases(database);
        this.tags = new Tags(database);
    }

    /**
     * Moves a bundle into the registry as the next version of its model. A bundle that is registered already keeps its version.
     *
     * @throws CorruptBundleException if a file is not the one its manifest describes
     */
    public ModelVersion register(Path stagedFolder) {
        Bundle bundle = Bundle.open(stagedFolder.toAbsolutePath().normalize());
        return database.jdbi().inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('chainon.registry'))");
            Optional<ModelVersion> same = byDigest(handle, bundle);
            return same.isPresent() ? same.get() : add(handle, bundle);
        });
    }

    private Optional<ModelVersion> byDigest(Handle handle, Bundle bundle) {
        return handle.createQuery("SELECT version FROM runtime.model_version WHERE model = ? AND digest = ?")
                .bind(0, bundle.manifest().model())
                .bind(1, bundle.digest())
                .mapTo(Integer.class)
                .findOne()
                .map(version -> version(bundle.manifest(), version));
    }

    private ModelVersion add(Handle handle, Bundle bundle) {
        String model = bundle.manifest().model();
        Set<Integer> known = versionNumbers(handle, model);
        shelf.tidy(model, known);
        ModelVersion added =
                version(bundle.manifest(), known.stream().mapToInt(v -> v).max().orElse(0) + 1);
        handle.createUpdate(
                        "INSERT INTO runtime.model_version (model, version, digest, manifest) VALUES (?, ?, ?, ?::jsonb)")
                .bind(0, model)
                .bind(1, added.version())
                .bind(2, bundle.digest())
                .bind(3, ManifestJson.write(bundle.manifest()))
                .execute();
        shelf.put(bundle.folder(), added);
        return added;
    }

    private static Set<Integer> versionNumbers(Handle handle, String model) {
        return handle.createQuery("SELECT version FROM runtime.model_version WHERE model = ?")
                .bind(0, model)
                .mapTo(Integer.class)
                .collect(Collectors.toSet());
    }

    private ModelVersion version(Manifest manifest, int version) {
        return new ModelVersion(manifest.model(), version, shelf.folder(manifest.model(), version), manifest);
    }

    @Override
    public Optional<ModelVersion> resolve(String uri) {
        ModelUri parsed = ModelUri.parse(uri);
        return parsed instanceof ModelUri.ByVersion v
                ? find(v.model(), v.version())
                : aliases.current(parsed.model(), ((ModelUri.ByAlias) parsed).alias())
                        .flatMap(version -> find(parsed.model(), version));
    }

    private Optional<ModelVersion> find(String model, int version) {
        return database.jdbi().withHandle(handle -> handle.createQuery(SELECT + "AND version = ?")
                .bind(0, model)
                .bind(1, version)
                .map(this::modelVersion)
                .findOne());
    }

    /** All versions of a model, oldest first. */
    public List<ModelVersion> versions(String model) {
        return database.jdbi().withHandle(handle -> handle.createQuery(SELECT + "ORDER BY version")
                .bind(0, model)
                .map(this::modelVersion)
                .list());
    }

    private ModelVersion modelVersion(ResultSet row, StatementContext context) throws SQLException {
        int version = row.getInt("version");
        String whence = "runtime.model_version " + row.getString("model") + "/" + version;
        return version(ManifestJson.read(row.getString("manifest"), whence), version);
    }

    /**
     * Points an alias to a version, whatever it points to now.
     *
     * @throws PromotionConflictException if another promotion of the alias came in between
     * @throws IllegalArgumentException if there is no such version
     */
    public void promote(String model, int version, String alias, String who, String why) {
        promote(new Promotion(model, version, alias, who, why), aliases.current(model, alias));
    }

    /**
     * Points an alias to a version if it still points to the one the decision was made against. Nothing happens, and nothing is logged, if it points to
     * the version already: a job that is run again does no harm.
     *
     * @param expected where the alias must point now; empty for nowhere
     * @throws PromotionConflictException if the alias points elsewhere
     * @throws IllegalArgumentException if there is no such version
     */
    public void promote(Promotion wish, Optional<Integer> expected) {
        if (find(wish.model(), wish.version()).isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no models:/" + wish.model() + "/" + wish.version() + " to promote; register it first");
        }
        if (!expected.equals(Optional.of(wish.version()))) {
            aliases.move(wish, expected, LogEntry.Action.PROMOTE);
        }
    }

    /**
     * Points an alias back to the version it pointed to before the present one; done again, one further back.
     *
     * @return the version it points to now
     * @throws IllegalStateException if there is no earlier one
     */
    public int rollback(String model, String alias, String who, String why) {
        return aliases.rollback(model, alias, who, why);
    }

    /** The promotion log of a model, oldest first. */
    public List<LogEntry> history(String model) {
        return aliases.history(model);
    }

    /** Every alias of a model and its version, by name. */
    public Map<String, Integer> aliases(String model) {
        return aliases.all(model);
    }

    /** Sets tags of a version: words that may change, unlike its manifest. */
    public void tag(ModelVersion version, Map<String, String> words) {
        tags.put(version.model(), version.version(), words);
    }

    /** The tags of a version, by key. */
    public Map<String, String> tags(ModelVersion version) {
        return tags.of(version.model(), version.version());
    }
}
