#pragma once

#include "core/circulation/child_letter_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ChildLetterStore : public core::ChildLetterStore {
public:
    explicit ChildLetterStore(Sql& sql) : sql_{sql} {}

    std::vector<core::KeptChildLetter> of_meeting(const core::AuthorityId& authority,
                                                  const core::MeetingId& meeting) override;
    std::vector<core::KeptChildLetter> waiting(const core::AuthorityId& authority) override;
    core::Result<int> save(const core::AuthorityId& authority,
                           const core::KeptChildLetter& letter) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
