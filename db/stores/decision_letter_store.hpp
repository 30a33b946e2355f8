#pragma once

#include "core/circulation/decision_letter_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class DecisionLetterStore : public core::DecisionLetterStore {
public:
    explicit DecisionLetterStore(Sql& sql) : sql_{sql} {}

    std::vector<core::KeptLetter> of_meeting(const core::AuthorityId& authority,
                                             const core::MeetingId& meeting) override;
    core::Result<int> save(const core::AuthorityId& authority,
                           const core::KeptLetter& letter) override;

    std::vector<core::ReplacedLetter> replaced(const core::AuthorityId& authority,
                                               const core::MeetingId& meeting) override;
    core::Result<int> replace(const core::AuthorityId& authority,
                              const core::KeptLetter& sent,
                              const core::UserId& by,
                              core::Instant at) override;

    void add_copy(const core::AuthorityId& authority, const core::LetterCopy& copy) override;
    std::optional<core::LetterCopy> find_copy(const core::AuthorityId& authority,
                                              const core::LetterCopyId& id) override;
    std::vector<core::LetterCopy> copies(const core::AuthorityId& authority,
                                         const core::MeetingId& meeting) override;
    std::vector<core::LetterCopy> waiting_copies(const core::AuthorityId& authority) override;
    core::Result<core::Done> close_copy(const core::AuthorityId& authority,
                                        const core::LetterCopy& copy) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
