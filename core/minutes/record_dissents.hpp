#pragma once

#include <string>
#include <vector>

#include "core/cases/case_tools.hpp"
#include "core/minutes/dissent.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"

namespace quorate::core {

/// By when dissent is put in writing, and which rule says so.
struct DissentDue {
    Instant at = {};
    std::string counted = {};  // "72 hours"
    std::string source = {};

    friend bool operator==(const DissentDue&, const DissentDue&) = default;
};

/// Counted from the end of the meeting, by the authority's own number or the usual one.
DissentDue dissent_due(UnitOfWork& work, const CaseTools& tools, const Meeting& meeting);

struct DissentRow {
    Dissent dissent;
    DissentState state = DissentState::said;
};

/// Who dissents at a meeting, and who could.
struct DissentBoard {
    MinutesFile file;
    DissentDue due = {};
    std::vector<DissentRow> rows = {};
    std::vector<InviteeEntry> seats = {};  // those the actor may speak for
    bool may_record = false;
};

/// For those who keep the minutes or may dissent themselves.
Result<DissentBoard> view_dissents(UnitOfWork& work,
                                   const CaseTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting);

struct RecordAgencyDissent {
    MeetingId meeting = {};
    ChildId child = {};
    InviteeId invitee = {};  // who says so
    std::string reason = {};
};

/// That an agency dissents from a decision. Also after the minutes were agreed, until its time is
/// over. People of an agency speak for themselves alone.
Result<DissentRow> record_agency_dissent(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         const RecordAgencyDissent& command);

struct FollowDissent {
    MeetingId meeting = {};
    DissentId dissent = {};
    int version = 0;
    std::string written_on = {};  // as it was typed; empty: not yet
    std::string statement = {};
    std::string answered_on = {};
    std::string answer = {};
};

/// That it came in writing, and what the chair did with it. The answer is not the agency's to give.
Result<DissentRow> follow_dissent(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const FollowDissent& command);

}  // namespace quorate::core
