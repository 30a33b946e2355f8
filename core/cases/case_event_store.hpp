#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cases/case_event.hpp"

namespace quorate::core {

/// What happened in each case.
class CaseEventStore {
public:
    virtual ~CaseEventStore() = default;

    /// What holds now, by day, then in the order of recording.
    virtual std::vector<CaseEvent> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// The same with all that was corrected or withdrawn.
    virtual std::vector<CaseEvent> history_of(const AuthorityId& authority, const CaseId& id) = 0;

    virtual std::optional<CaseEvent> find(const AuthorityId& authority, const CaseEventId& id) = 0;

    /// The open cases in which something happened on `first` or later.
    virtual std::vector<CaseId> cases_with_events_since(const AuthorityId& authority,
                                                        Date first) = 0;

    virtual void add(const AuthorityId& authority, const CaseEvent& event) = 0;

    /// Marks it as holding no longer; false when somebody else has done so already.
    virtual bool replace(const AuthorityId& authority,
                         const CaseEventId& id,
                         Instant at,
                         const FreeText& withdrawal_reason) = 0;
};

}  // namespace quorate::core
