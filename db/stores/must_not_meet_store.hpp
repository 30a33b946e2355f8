#pragma once

#include "core/cases/must_not_meet_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class MustNotMeetStore : public core::MustNotMeetStore {
public:
    explicit MustNotMeetStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority, const core::MustNotMeet& pair) override;
    std::vector<core::MustNotMeet> of_case(const core::AuthorityId& authority,
                                           const core::CaseId& id) override;
    std::vector<core::MustNotMeet> of_meetings(const core::AuthorityId& authority,
                                               core::Instant from,
                                               core::Instant until) override;
    void end(const core::AuthorityId& authority, const core::EndedMustNotMeet& ended) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
