#pragma once

#include <optional>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/minutes/record_clock.hpp"
#include "core/minutes/record_store.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The clock of the letter about what a conference decided.
struct LetterClock {
    Date last_day = {};
    TimeLeft left = {};  // of that; once it was sent, on that day
    bool by_rule = false;
    std::optional<Date> sent_on = {};  // when the last of the letters left
};

/// The clocks of what leaves after one meeting.
struct RecordClocks {
    RecordStanding record = {};
    RecordReach reach = {};
    std::optional<LetterClock> letter = {};  // of conferences alone
    Jurisdiction jurisdiction = Jurisdiction::england;
};

/// What the clocks of an authority are counted by, looked up once for many meetings.
struct RecordCounting {
    RecordPolicy policy;
    WorkingCalendar local;
};
RecordCounting record_counting(UnitOfWork& work,
                               const AuthorityId& authority,
                               const BankHolidays& shipped);

/// The policy of the authority: its own, or the usual one where it lives.
RecordPolicy record_policy_of(UnitOfWork& work, const AuthorityId& authority);

/// For staff.
Result<RecordPolicy> view_record_policy(UnitOfWork& work, const Actor& actor);

/// Takes the place of what there was at the version that the person was looking at; counts at once,
/// also for meetings that were held already. Errors are at the names of record_periods().
Result<RecordPolicy> set_record_policy(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const RecordPolicy& asked);

/// Whether there is anything to be sent of a meeting yet: it has ended, or its day is over.
bool has_record_clocks(const Meeting& meeting, Instant now);

/// The clocks of a meeting that was looked up already. Where a rule of the dates runs for what is
/// sent of it, its limit counts and the policy does not. `reach` is how far its record has got;
/// without it, to nobody.
RecordClocks record_clocks_of(UnitOfWork& work,
                              const RecordCounting& counting,
                              const MeetingFile& file,
                              const RecordProgress& progress,
                              Instant now,
                              RecordReach reach = {});

/// The clocks of one meeting, audited; `not_found` before it has any.
Result<RecordClocks> view_record_clocks(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const Actor& actor,
                                        const MeetingId& meeting);

/// The same for a page about the meeting, without auditing: nothing where there are none, or none
/// for this actor.
std::optional<RecordClocks> record_clocks_beside(UnitOfWork& work,
                                                 const CaseTools& tools,
                                                 const Actor& actor,
                                                 const MeetingId& meeting);

}  // namespace quorate::core
