#pragma once

namespace quorate::core {

/// Families are written to apart from professionals: in plain words, under a reference of their
/// own, and without the place.
enum class RecipientClass { professional, family };

}  // namespace quorate::core
