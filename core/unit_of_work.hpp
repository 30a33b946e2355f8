#pragma once

namespace quorate::core {

class AuditTrail;
class IdempotencyStore;

/// The stores of one transaction. A use case gets one, changes what it must through it, and returns
/// a Result: a value commits everything, a refusal rolls everything back.
struct UnitOfWork {
    AuditTrail& audit;
    IdempotencyStore& idempotency;
};

}  // namespace quorate::core
