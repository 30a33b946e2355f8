#pragma once

#include "core/scheduling/meeting_needs_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What meetings need, in the tables `meeting_needs` and those that hang on it.
class MeetingNeedsStore final : public core::MeetingNeedsStore {
public:
    explicit MeetingNeedsStore(Sql& sql) : sql_{sql} {}

    std::optional<core::MeetingNeeds> find(const core::AuthorityId& authority,
                                           const core::CaseId& id,
                                           core::MeetingType type) override;

    std::vector<core::MeetingNeeds> of_cases(const core::AuthorityId& authority,
                                             const std::vector<core::CaseId>& cases) override;

    core::Result<int> save(const core::MeetingNeeds& needs) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
