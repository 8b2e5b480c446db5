"""Check many reports in parallel and in constant memory; progress is shown, and an interrupted run can be resumed."""
