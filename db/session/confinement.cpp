#include "db/session/confinement.hpp"

#include <utility>

namespace quorate::db {
namespace {

core::AuthorityId& confined_to()
{
    thread_local core::AuthorityId authority;
    return authority;
}

}  // namespace

Confinement::Confinement(core::AuthorityId authority)
    : before_{std::exchange(confined_to(), std::move(authority))}
{
}

Confinement::~Confinement()
{
    confined_to() = std::move(before_);
}

const core::AuthorityId& Confinement::of_this_thread()
{
    return confined_to();
}

}  // namespace quorate::db
