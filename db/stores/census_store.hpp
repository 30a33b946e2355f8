#pragma once

#include "core/returns/census_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class CensusStore : public core::CensusStore {
public:
    explicit CensusStore(Sql& sql) : sql_{sql} {}

    std::vector<core::CensusFamily> families(const core::Actor& actor,
                                             core::Reach reach,
                                             core::Instant now,
                                             const core::Stretch& stretch) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
