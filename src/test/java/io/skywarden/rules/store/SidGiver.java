package io.skywarden.rules.store;

import io.skywarden.rules.PathRule;
import io.skywarden.rules.SidBook;
import io.skywarden.rules.SidLock;
import io.skywarden.signature.Signature;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.function.Function;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The book of sids in a process of its own, without the service around it: gives numbers as fast as it can and prints them. */
final class SidGiver {

    private SidGiver() {}

    public static void main(String[] arguments) {
        try (EntityManagerFactory database = new HibernatePersistenceConfiguration("sids")
                .managedClasses(SidRow.class, SidRangeRow.class)
                .jdbcUrl(arguments[0]).jdbcUsername("skywarden").jdbcPassword("unused")
                .createEntityManagerFactory()) {
            System.out.println("up");
            new java.util.Scanner(System.in).nextLine();
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                SidBookContract.lines(committing(database), arguments[1], round).forEach(line ->
                        System.out.println(line.key().signature() + " " + line.sid() + " " + line.rev()));
            }
        }
    }

    private static SidBook committing(EntityManagerFactory database) {
        return new SidBook() {

            @Override
            public SidLock current() {
                return call(SidBook::current);
            }

            @Override
            public SidLock allocate(Collection<Signature> signatures) {
                return call(book -> book.allocate(signatures));
            }

            @Override
            public SidLock allocatePaths(Collection<PathRule> rules) {
                return call(book -> book.allocatePaths(rules));
            }

            @Override
            public SidLock merge(SidLock fromFile) {
                return call(book -> book.merge(fromFile));
            }

            private SidLock call(Function<SidBook, SidLock> change) {
                return database.callInTransaction(rows -> change.apply(new SidRows(rows, SidBookContract.RANGE)));
            }
        };
    }
}
