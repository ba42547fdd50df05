package io.skywarden.proof;

import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.LinkUnsupported;
import io.skywarden.signature.Signature;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The judge that needs no engine: decodes each capture and asks the signatures' own conditions. */
public final class InProcess implements Judge {

    public static final String NAME = "in-process";

    private final CompiledJudge judge;
    private final Progress progress;
    private final TimeLimit limit;

    public InProcess(Collection<Signature> signatures) {
        this(signatures, Progress.NONE);
    }

    public InProcess(Collection<Signature> signatures, Progress progress) {
        this(signatures, progress, TimeLimit.NONE);
    }

    InProcess(Collection<Signature> signatures, Progress progress, TimeLimit limit) {
        this.judge = new CompiledJudge(signatures);
        this.progress = progress;
        this.limit = limit;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<TestedCapture, Ruling> judge(List<TestedCapture> captures) {
        Map<TestedCapture, Ruling> rulings = new LinkedHashMap<>();
        captures.forEach(capture -> {
            rulings.put(capture, judge(capture));
            progress.judged(NAME, rulings.size(), captures.size());
        });
        return rulings;
    }

    private Ruling judge(TestedCapture tested) {
        try {
            return judge.judge(tested.file(), limit);
        } catch (LinkUnsupported unsupported) {
            return new Ruling.Unsupported(unsupported.getMessage());
        } catch (CaptureUnreadable unreadable) {
            return new Ruling.GaveUp(unreadable.getMessage());
        } catch (TimeOver over) {
            return new Ruling.GaveUp(over.getMessage());
        }
    }
}
