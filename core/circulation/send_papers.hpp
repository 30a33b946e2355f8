#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

struct SendPapers {
    MeetingId meeting;
    int version = 0;                    // of the minutes whose copies were looked at
    std::vector<InviteeId> seats = {};  // who gets a copy of the minutes
    bool family_checked = false;        // somebody has looked at each copy for the family
    bool with_actions = true;           // owners get a link to each of their action points
    std::map<InviteeId, std::string> looked_at = {};  // the digest of each copy, as it was shown
};

/// Releases the papers: for each recipient a row in the ledger with exactly what they get, and a
/// mail with nothing but a link, all in one transaction. Whoever has no address gets a row for
/// papers given by hand. A copy that a second person has to look at (see needs_second_person())
/// waits for its release and has no row yet; one that waits and says something else is replaced.
/// The action points of somebody of the family wait with their copy. `wrong_state` when a copy is
/// not what was looked at. That the record of a conference or a strategy discussion is out is noted
/// in the case once a copy has left. Gives the new rows.
Result<std::vector<Circulation>> send_papers(UnitOfWork& work,
                                             const CaseTools& tools,
                                             const LinkTokens& links,
                                             const Actor& actor,
                                             const SendPapers& command);

/// How many owners do not know yet of what they do at a meeting that was adjourned; 0 for any other
/// meeting, and for who may not tell them.
int owners_to_tell(UnitOfWork& work,
                   const Clock& clock,
                   const Actor& actor,
                   const MeetingId& meeting);

/// Sends each of them a link to their action points at once: their days come before the papers.
/// `wrong_state` when there are none.
Result<std::vector<Circulation>> send_actions(UnitOfWork& work,
                                              const CaseTools& tools,
                                              const LinkTokens& links,
                                              const Actor& actor,
                                              const MeetingId& meeting);

struct RevokePapers {
    MeetingId meeting;
    CirculationId circulation;
    bool confirmed = false;  // also where a corrected copy waits, which is dropped
};

/// What somebody is asked before papers are taken back.
struct PapersToTakeBack {
    CirculationRow row;
    std::optional<Error> drops = {};  // needs_confirmation, where a corrected copy waits
};

/// Whose papers they are, for whoever may take them back; `wrong_state` once they are. Audited.
Result<PapersToTakeBack> view_papers_to_take_back(UnitOfWork& work,
                                                  const Clock& clock,
                                                  const Actor& actor,
                                                  const RevokePapers& command);

/// Takes papers back: the link stops at once, and a mail that has not left does not leave. A
/// corrected copy for the same reader that waits for its release goes to nobody either, and is
/// dropped: `needs_confirmation`, at "confirmed", while that was not said.
Result<Done> revoke_papers(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const RevokePapers& command);

}  // namespace quorate::core
