import './define/batch-detail.ts'
import './define/batch-list.ts'
import './define/batch-status.ts'
import './define/batch-wizard.ts'
