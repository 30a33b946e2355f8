#pragma once

#include "core/support/id.hpp"

namespace quorate::db {

/// While it lives, every transaction that this thread begins is for one authority: PostgreSQL then
/// shows it no row of another and takes none for another, whatever a statement forgot to ask (the
/// policies of 0091). Without one, or for no authority, a transaction is for all of them:
/// db/README.md says what is. SQLite has no such wall.
class Confinement {
public:
    explicit Confinement(core::AuthorityId authority);
    ~Confinement();
    Confinement(const Confinement&) = delete;
    Confinement& operator=(const Confinement&) = delete;

    /// Whom a transaction that this thread begins now is for; empty for all.
    static const core::AuthorityId& of_this_thread();

private:
    core::AuthorityId before_;
};

}  // namespace quorate::db
