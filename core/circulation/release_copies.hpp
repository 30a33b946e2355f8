#pragma once

#include <string>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/circulation/circulation.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/support/link_tokens.hpp"

namespace quorate::core {

/// A copy that waits for a colleague, as a queue shows it.
struct WaitingCopy {
    PapersCopy copy;
    Meeting meeting;
    PersonName recipient_name = {};
    std::string recipient_job = {};
    PersonName prepared_by_name = {};
    bool is_own =
        false;  // prepared by whoever looks, or from their sign-in: a colleague has to release it
    bool has_lapsed = false;  // it changed since it was prepared: it has to be prepared again
};

/// The copies that somebody may release, of all meetings, longest waiting first. Those they
/// prepared themselves are among them, for somebody else.
Result<std::vector<WaitingCopy>> view_waiting_copies(UnitOfWork& work,
                                                     const Clock& clock,
                                                     const LinkTokens& links,
                                                     const Actor& actor);

/// A copy that waits, with what would be sent now, word for word.
struct CopyToRelease {
    WaitingCopy waiting;
    PapersRecipient recipient;
    std::string digest = {};   // of what would be sent now
    bool has_changed = false;  // since it was prepared: it has to be prepared again
    int actions = 0;           // of theirs, that go to them with it
};

/// Audited as a look at it.
Result<CopyToRelease> view_copy_to_release(UnitOfWork& work,
                                           const Clock& clock,
                                           const LinkTokens& links,
                                           const Actor& actor,
                                           const PapersCopyId& id);

struct ReleaseCopy {
    PapersCopyId copy = {};
    std::string digest = {};  // of what was looked at
};

/// Sends a copy that somebody else prepared: a row in the ledger, and the mail.
/// `needs_second_person` for whoever prepared it, and for anybody from the same sign-in;
/// `wrong_state` when it waits no longer, or when what would be sent is not what was looked at, or
/// what was prepared.
Result<Circulation> release_copy(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const LinkTokens& links,
                                 const Actor& actor,
                                 const ReleaseCopy& command);

struct RefuseCopy {
    PapersCopyId copy = {};
    FreeText reason = {};
};

/// Ends the wait of a copy without sending it, for a reason that is told on the page of papers;
/// whoever prepared it may as well, so that somebody else can prepare it.
Result<Done> refuse_copy(UnitOfWork& work,
                         const Clock& clock,
                         const Actor& actor,
                         const RefuseCopy& command);

/// What is said of a copy whose words are other than those that were looked at.
Error copy_has_changed(const std::string& field);

}  // namespace quorate::core
