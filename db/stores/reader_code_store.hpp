#pragma once

#include "core/circulation/reader_code_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ReaderCodeStore : public core::ReaderCodeStore {
public:
    explicit ReaderCodeStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority, const core::ReaderCode& code) override;
    std::optional<core::ReaderCode> find(const core::AuthorityId& authority,
                                         const core::ReaderCodeId& id) override;
    std::vector<core::ReaderCode> asked_since(const core::AuthorityId& authority,
                                              const core::InviteeId& seat,
                                              const std::optional<core::CirculationId>& circulation,
                                              core::Instant since) override;
    std::vector<core::ReaderCode> of_meeting(const core::AuthorityId& authority,
                                             const core::MeetingId& meeting) override;
    bool count_try(const core::AuthorityId& authority, const core::ReaderCodeId& id) override;
    bool mark_entered(const core::AuthorityId& authority,
                      const core::ReaderCodeId& id,
                      core::Instant at) override;
    void add_device(const core::AuthorityId& authority, const core::ReaderDevice& device) override;
    std::optional<core::ReaderDevice> find_device(const core::AuthorityId& authority,
                                                  const std::string& token_hash) override;
    int end_devices(const core::AuthorityId& authority,
                    const std::string& reader,
                    core::Instant at) override;
    int forget_codes_before(core::Instant oldest) override;
    int forget_devices_before(core::Instant oldest) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
