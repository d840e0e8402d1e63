package dev.chainon.apps;

import dev.chainon.console.source.TicketBook;
import dev.chainon.monitoring.ticket.TicketOffice;
import dev.chainon.monitoring.ticket.UserReport;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.TicketSearch;
import dev.chainon.store.tickets.TicketState;
import java.util.Optional;

/** The bug database in the words of the pages. */
record TicketsView(TicketOffice office) implements TicketBook {

    @Override
    public Overview overview(TicketSearch search) {
        TicketReader reader = office.reader();
        return new Overview(reader.search(search), reader.counts(), reader.times());
    }

    @Override
    public Optional<Dossier> dossier(long id) {
        TicketReader reader = office.reader();
        return reader.find(id).map(ticket -> new Dossier(ticket, reader.timeline(id), reader.issues(id)));
    }

    @Override
    public boolean asksKey() {
        return office.key().asked();
    }

    @Override
    public boolean opens(String key) {
        return office.key().opens(key);
    }

    @Override
    public boolean move(long id, TicketState to, String why) {
        return office.desk().move(id, to, why);
    }

    @Override
    public boolean comment(long id, String text) {
        return office.desk().comment(id, text);
    }

    @Override
    public long report(String page, String summary, String text) {
        return office.desk().report(new UserReport(page, summary, text));
    }
}
