package io.skywarden.catalogue;

import io.skywarden.catalogue.AuditRecord.Deed;
import io.skywarden.catalogue.CatalogueFailure.NoConflict;
import io.skywarden.catalogue.CatalogueFailure.StaleLook;
import io.skywarden.signature.SignatureId;
import io.skywarden.signature.yaml.AuthoredSignature;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the catalogue up to a tree of signatures without ever overwriting what was changed here. */
@Singleton
@Transactional
public class TreeImport {

    private static final Why IMPORTED = new Why("imported from the tree of signatures");

    private final Heads heads;
    private final TreeMarks marks;
    private final Shelf shelf;
    private final Journal journal;

    TreeImport(Heads heads, TreeMarks marks, Shelf shelf, Journal journal) {
        this.heads = heads;
        this.marks = marks;
        this.shelf = shelf;
        this.journal = journal;
    }

    /**
     * Takes in a tree, all of it or nothing. What changed in the tree alone gets a further version, in force at once: it was
     * reviewed where the tree is kept. What changed here alone stays, and so does a draft that the tree would overtake. Importing
     * a tree twice does nothing.
     */
    public ImportReport take(Path root, List<AuthoredSignature> tree) {
        Journal.Page page = journal.open();
        return new Run(page, root, marks.marks(), known(tree)).take(tree);
    }

    private Map<SignatureId, Head> known(List<AuthoredSignature> tree) {
        return heads.among(tree.stream().map(authored -> authored.signature().id()).toList()).stream()
                .collect(Collectors.toMap(Head::id, Function.identity()));
    }

    private final class Run {

        private final Journal.Page page;
        private final Path root;
        private final Map<SignatureId, String> marked;
        private final Map<SignatureId, Head> known;
        private final Set<SignatureId> disputed = marks.conflicts().stream().map(TreeConflict::id).collect(Collectors.toSet());
        private final List<SignatureId> added = new ArrayList<>();
        private final List<SignatureId> changed = new ArrayList<>();
        private final List<SignatureId> unchanged = new ArrayList<>();
        private final List<SignatureId> ahead = new ArrayList<>();
        private final List<SignatureId> conflicts = new ArrayList<>();

        Run(Journal.Page page, Path root, Map<SignatureId, String> marked, Map<SignatureId, Head> known) {
            this.page = page;
            this.root = root;
            this.marked = marked;
            this.known = known;
        }

        ImportReport take(List<AuthoredSignature> tree) {
            Set<SignatureId> vanished = new HashSet<>(marked.keySet());
            for (AuthoredSignature authored : tree) {
                vanished.remove(authored.signature().id());
                take(authored);
            }
            return new ImportReport(added, changed, unchanged, ahead, conflicts, List.copyOf(vanished));
        }

        private void take(AuthoredSignature authored) {
            SignatureId id = authored.signature().id();
            Optional<Head> head = Optional.ofNullable(known.get(id));
            Optional<String> mark = Optional.ofNullable(marked.get(id));
            Optional<String> here = head.map(Head::standingHash);
            Optional<String> there = Optional.of(authored.contentHash());
            if (here.equals(there)) {
                unchanged.add(id);
                agree(authored);
            } else if (here.isEmpty()) {
                added.add(id);
                putInForce(authored);
            } else if (mark.equals(there)) {
                ahead.add(id);
            } else if (mark.equals(here) && !head.get().isInReview()) {
                changed.add(id);
                putInForce(authored);
            } else {
                conflicts.add(id);
                marks.keep(new TreeConflict(authored, page.at()));
            }
        }

        private void putInForce(AuthoredSignature authored) {
            Stage stage = Step.ACTIVATE.leadsTo(authored.signature().state());
            shelf.put(authored, Actor.TREE, IMPORTED, "import", stage, page);
            agree(authored);
        }

        private void agree(AuthoredSignature authored) {
            SignatureId id = authored.signature().id();
            if (!authored.contentHash().equals(marked.get(id))) {
                marks.mark(id, authored.contentHash(), folder(authored, root));
            }
            if (disputed.contains(id)) {
                marks.settle(id);
            }
        }
    }

    private static String folder(AuthoredSignature authored, Path root) {
        return root.relativize(Path.of(authored.place())).toString().replace('\\', '/');
    }

    /** In order of the ids. */
    public List<TreeConflict> conflicts() {
        return marks.conflicts();
    }

    /**
     * A person decides: the tree's content becomes the newest version, as a draft that goes through review like any other, for
     * a change that nobody here has seen must not enter by the back door; or the catalogue's stays and the tree has to follow.
     */
    public Head decide(SignatureId id, boolean forTheTree, Actor actor, Why why, int revision) {
        Journal.Page page = journal.open();
        TreeConflict conflict = marks.conflict(id).orElseThrow(() -> new NoConflict(id));
        Head head = shelf.head(id);
        if (head.revision() != revision) {
            throw new StaleLook(id, head.revision());
        }
        marks.mark(id, conflict.content().contentHash(), marks.folders().getOrDefault(id, ""));
        marks.settle(id);
        if (forTheTree) {
            return shelf.put(conflict.content(), actor, why, "decide", Stage.DRAFT, page);
        }
        page.tell(actor, new Deed("decide", id, head.latest(), head.stage(), head.stage(), why, head.contentHash()));
        return head;
    }
}
