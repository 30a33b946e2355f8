#pragma once

namespace quorate::core {

class ApiTokenStore;
class AuditTrail;
class FeedVersionStore;
class IdempotencyStore;
class Outbox;
class SessionStore;
class SignInStore;
class UserStore;

/// The stores of one transaction. A use case gets one, changes what it must through it, and returns
/// a Result: a value commits everything, a refusal rolls everything back.
struct UnitOfWork {
    ApiTokenStore& api_tokens;
    AuditTrail& audit;
    FeedVersionStore& feed_versions;
    IdempotencyStore& idempotency;
    Outbox& outbox;
    SessionStore& sessions;
    SignInStore& sign_ins;
    UserStore& users;
};

}  // namespace quorate::core
