#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/circulation.hpp"
#include "core/circulation/disclosure.hpp"
#include "core/minutes/minutes_file.hpp"

namespace quorate::core {

/// What is known against an address that papers would go to: the last mail of this meeting to it
/// came back or was refused, or somebody said that it is not theirs, and mail to it is held.
enum class AddressTrouble { none, came_back, said_wrong };

/// What one person with a seat would get, word for word, and how.
struct PapersRecipient {
    InviteeEntry seat;
    Recipient kind = Recipient::nobody;
    Release release = {};
    std::string why_nothing = {};  // a sentence, when the release is empty
    Email email = {};              // where the link goes; empty: to be given by hand
    AddressTrouble trouble = AddressTrouble::none;
    std::optional<CirculationId> live = {};    // a copy that was sent and still opens
    std::optional<PapersCopyId> waiting = {};  // a copy that a colleague has to release
    std::string waiting_digest = {};           // of that copy
    FreeText refused_because = {};             // why a colleague refused the one before
    SeatChoice choice = {};                    // the chair's, for this seat
};

/// The open action points of one owner, who gets a link to report on them.
struct ActionRecipient {
    ActionOwner owner;
    PersonName name = {};
    std::string agency_name = {};
    Email email = {};
    AddressTrouble trouble = AddressTrouble::none;
    std::vector<ActionPointId> actions = {};  // those not sent before
    // Somebody of the family whose copy has not left: theirs go with it, once it is released.
    bool waits_for_copy = false;
};

/// Who would get what of a meeting's papers, and who was sent what already.
struct PapersPlan {
    MinutesFile file;
    std::vector<PapersRecipient> recipients;
    std::vector<ActionRecipient> owners;
    std::vector<CirculationRow> ledger;
    Papers papers = {};
    bool has_excluded = false;    // somebody must not be at this family's meetings
    bool has_kept_apart = false;  // two of the family must not meet
    int actions_held_back = 0;    // marked for the family, and not to go to their owner of it
};

/// For those who send papers. Nothing can be sent before the minutes are approved; until then every
/// release is empty.
Result<PapersPlan> plan_papers(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const MeetingId& meeting);

/// The plan without asking or auditing, for use cases that have done both.
PapersPlan papers_plan(UnitOfWork& work, MeetingFile file, Instant now);

/// Everything on the meeting, ready for release_for().
Papers papers_of(UnitOfWork& work, const MinutesFile& file);

}  // namespace quorate::core
