#pragma once

#include "core/minutes/plan_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class PlanStore : public core::PlanStore {
public:
    explicit PlanStore(Sql& sql) : sql_{sql} {}

    std::vector<core::PlanPart> of_case(const core::AuthorityId& authority,
                                        const core::CaseId& case_id) override;
    core::Result<int> save_part(const core::AuthorityId& authority,
                                const core::PlanPart& part) override;
    std::vector<core::PartProgress> progress(const core::AuthorityId& authority,
                                             const core::MeetingId& meeting) override;
    core::Result<int> save_progress(const core::AuthorityId& authority,
                                    const core::PartProgress& progress) override;
    std::vector<core::PlanAgreement> agreements(const core::AuthorityId& authority,
                                                const core::MeetingId& meeting) override;
    core::Result<int> save_agreement(const core::AuthorityId& authority,
                                     const core::PlanAgreement& agreement) override;

private:
    bool touch_draft(const core::AuthorityId& authority, const core::MeetingId& meeting);

    Sql& sql_;
};

}  // namespace quorate::db
