package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.platform.Postgres;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.util.Optional;

/** The database server: the running demonstration's, or one started for the time being. */
record Server(Optional<Lock> lock, Optional<Postgres> own) implements AutoCloseable {

    static Server of(Home home, Settings settings) {
        Path file = home.run("lock");
        if (Lock.holder(file).isPresent()) {
            return new Server(Optional.empty(), Optional.empty());
        }
        Lock lock = Lock.take(file);
        try {
            Postgres postgres = Postgres.start(home, settings.port("postgres"), settings.postgres());
            return new Server(Optional.of(lock), Optional.of(postgres));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() {
        own.ifPresent(Postgres::close);
        lock.ifPresent(Lock::close);
    }
}
