#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "db/session/pool.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::test {

/// What a person's answered request left in the audit log. Whoever changes something about a family
/// leaves an entry of their own, by whichever route: TestService looks at every answer it gives.
class AuditedWrite {
public:
    /// Before the request of `person`, who is nobody when empty.
    AuditedWrite(db::Pool& pool, const server::Request& request, std::string person);

    /// After its answer: the route that changed something and left nothing, or empty.
    std::string missing(const server::Request& request, const server::Response& response) const;

private:
    std::int64_t newest() const;

    db::Pool& pool_;
    std::string person_;
    std::int64_t before_ = 0;
};

/// Routes that may answer well and leave no entry, each for the reason that stands beside it.
const std::set<std::string_view>& writes_without_entry();

}  // namespace quorate::test
