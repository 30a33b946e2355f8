#pragma once

#include <string>
#include <vector>

#include "core/returns/census_record.hpp"

namespace quorate::core {

/// What is most likely one thing entered with two days, when it is this far apart at most: rules of
/// the census are about such slips, and would find none if the days were kept as two things.
inline constexpr std::chrono::days likely_slip{31};

/// One child's part in a family's history, up to the last day of a period.
class CensusHistory {
public:
    CensusHistory(const CensusFamily& family,
                  const CensusChild& child,
                  const CensusPeriod& period,
                  const CensusTools& tools);

    /// By day.
    const std::vector<const CaseEvent*>& events() const { return events_; }
    std::vector<const CaseEvent*> of(EventKind kind) const;

    /// A decision about this child, and where it was made.
    struct Decision {
        const CensusMeeting* meeting;
        const CensusMeeting::Decided* decided;
    };
    const std::vector<Decision>& decisions() const { return decisions_; }

    /// The meeting of these types that was held on `day`, about this child where one was decided
    /// about; or nullptr.
    const CensusMeeting* meeting_on(Date day, bool (*is_meant)(MeetingType)) const;

    bool conference_not_needed(const CaseEvent& discussion) const;

    /// The day of the limit that `rule_id` counts from `from`.
    Date limit(const char* rule_id, Date from) const;

    /// The number of one thing of this child, that `source` (an event, a meeting) is told by.
    std::string number_of(const std::string& source) const;

    const CensusFamily& family() const { return family_; }
    const CensusChild& child() const { return child_; }
    const CensusPeriod& period() const { return period_; }

private:
    const CensusFamily& family_;
    const CensusChild& child_;
    CensusPeriod period_;
    const CensusTools& tools_;
    std::vector<const CaseEvent*> events_;
    std::vector<Decision> decisions_;
};

/// Something that started, and its end where there is one. At least one of the two is there.
struct CensusSpan {
    const CaseEvent* start = nullptr;
    const CaseEvent* end = nullptr;
};

/// Gives each end to the earliest that is open then. Both lists by day.
std::vector<CensusSpan> paired(const std::vector<const CaseEvent*>& starts,
                               const std::vector<const CaseEvent*>& ends);

}  // namespace quorate::core
