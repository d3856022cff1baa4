"""What people may wish for, and what happens then: state and moment in, events out, or a refusal.

Every decision takes the state first, the moment second, and whatever the wish is about after that.
"""
